package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Load;
import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is in memory when a program starts, by address; read from the file where it is needed. */
final class LoadedBytes {

  /** How much is read at once: start-up code reads on from where it is. */
  private static final int WINDOW = 1024;

  private final ElfFile elf;
  private final List<Load> loads;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;

  LoadedBytes(ElfFile elf) throws IOException {
    this.elf = elf;
    this.loads = elf.loads();
  }

  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (Load load : loads) {
      segments.add(load.segment());
    }
    return segments;
  }

  /** The order of the bytes of data. */
  ByteOrder order() {
    return elf.order();
  }

  /** The order of the bytes of Arm's instructions. */
  ByteOrder codeOrder() {
    return (elf.flags() & ElfFile.EF_ARM_BE8) != 0 ? ByteOrder.LITTLE_ENDIAN : elf.order();
  }

  /** The number of 1 to 8 bytes at an address, unsigned; nothing if the file has none there. */
  OptionalLong number(long address, int size, ByteOrder order) throws IOException {
    if (!fill(address, size)) {
      return OptionalLong.empty();
    }
    int at = (int) (address - start);
    long number = 0;
    for (int i = 0; i < size; i++) {
      int place = order == ByteOrder.LITTLE_ENDIAN ? size - 1 - i : i;
      number = number << 8 | (window.get(at + place) & 0xFF);
    }
    return OptionalLong.of(number);
  }

  /**
   * The data at an address that is there when the program starts: it runs where it is loaded, or is
   * loaded elsewhere in the same way as the entry point. Nothing for what the start-up code copies
   * first.
   */
  OptionalLong constant(long address, int size) throws IOException {
    long displacement = displacement(address);
    return displacement == 0 || displacement == displacement(elf.entry() & ~1L)
        ? number(address, size, elf.order())
        : OptionalLong.empty();
  }

  private boolean fill(long address, int size) throws IOException {
    long into = address - start;
    if (into >= 0 && into <= window.limit() - size) {
      return true;
    }
    for (Load load : loads) {
      if (load.holds(address, size)) {
        window = elf.contents(load, address - load.segment().address(), WINDOW);
        start = address;
        return true;
      }
    }
    return false;
  }

  /** The LMA less the VMA at an address that the file has a byte for; 0 elsewhere. */
  long displacement(long address) {
    for (Load load : loads) {
      if (load.holds(address, 1)) {
        return load.segment().loadAddress() - load.segment().address();
      }
    }
    return 0;
  }

  /** The LMA of a section's contents; nothing if they are not loaded. */
  OptionalLong loadAddress(Section section) {
    for (Load load : loads) {
      if (load.holds(section)) {
        long displacement = load.segment().loadAddress() - load.segment().address();
        return OptionalLong.of(section.address() + displacement);
      }
    }
    return OptionalLong.empty();
  }
}
