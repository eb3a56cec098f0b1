package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what only pictures need, apart from {@link ImageReader}, which every link waits for. */
public final class DetailReader {

  private static final int FUNCTION = 2;
  private static final int CHUNK = 4096;

  private final ElfFile elf;

  private DetailReader(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * Reads the details of a linked image.
   *
   * @throws ImageException if it is no ELF file that can be read
   * @throws IOException if the file cannot be read
   */
  public static ImageDetails read(Path file) throws IOException {
    return ElfReading.of(file, elf -> new DetailReader(elf).details());
  }

  private ImageDetails details() throws IOException {
    List<SizedSymbol> symbols = new ArrayList<>();
    List<LoadedCopy> copies = new ArrayList<>();
    LoadedBytes loaded = new LoadedBytes(elf);
    boolean[] isInMemory = new boolean[elf.sections()];
    int table = 0;
    for (int i = 1; i < elf.sections(); i++) {
      Section section = elf.section(i);
      isInMemory[i] = section.isAllocated();
      if (section.type() == ElfFile.SHT_SYMTAB && table == 0) {
        table = i;
      }
      if (section.hasLoadedContents() && section.size() != 0) {
        long address = address(loaded.loadAddress(section).orElse(section.address()));
        if (address != section.address()) {
          copies.add(new LoadedCopy(section.name(), address, section.size()));
        }
      }
    }
    if (table != 0) {
      read(elf.section(table), isInMemory, symbols);
    }
    return new ImageDetails(symbols, copies);
  }

  /** Debug and log data have addresses too, which mean nothing at run time. */
  private void read(Section table, boolean[] isInMemory, List<SizedSymbol> symbols)
      throws IOException {
    Section strings = elf.section(table.link());
    byte[] names = elf.contents(strings, 0, strings.size()).array();
    int entry = elf.is32() ? 16 : 24;
    int info = elf.is32() ? 12 : 4;
    for (long from = 0; from + entry <= table.size(); from += (long) entry * CHUNK) {
      ByteBuffer chunk = elf.contents(table, from, (long) entry * CHUNK);
      for (int at = 0; at + entry <= chunk.limit(); at += entry) {
        int name = chunk.getInt(at);
        int section = chunk.getShort(at + info + 2) & 0xFFFF;
        long size = elf.word(chunk, at + 8, at + 16);
        if (name != 0 && size != 0 && section < isInMemory.length && isInMemory[section]) {
          boolean isFunction = (chunk.get(at + info) & 15) == FUNCTION;
          long address = address(elf.word(chunk, at + 4, at + 8), isFunction);
          symbols.add(new SizedSymbol(ElfFile.string(names, name), address, size));
        }
      }
    }
  }

  /** Bit 0 of an Arm function's value tells Thumb from Arm code (ELF for the Arm Architecture). */
  private long address(long value, boolean isFunction) {
    return isFunction && Machine.of(elf.machine()) == Machine.ARM ? value & ~1L : value;
  }

  /** An LMA is counted from a VMA, by which it may leave the address space. */
  private long address(long value) {
    return elf.is32() ? value & 0xFFFF_FFFFL : value;
  }
}
