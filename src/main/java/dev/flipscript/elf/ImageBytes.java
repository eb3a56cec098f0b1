package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The contents of a linked image by address. */
public final class ImageBytes {

  private record Piece(long address, ByteBuffer bytes) {

    /** Where an address is in it, if as many bytes are there; -1 if not. */
    int offset(long wanted, int size) {
      long offset = wanted - address;
      return offset >= 0 && offset <= bytes.limit() - size ? (int) offset : -1;
    }
  }

  private final List<Piece> pieces = new ArrayList<>();

  private ImageBytes() {}

  /**
   * Reads the sections that take up memory and have contents.
   *
   * @throws ImageException if it is no ELF file
   */
  public static ImageBytes read(Path file) throws IOException {
    return ElfReading.of(file, ImageBytes::of);
  }

  private static ImageBytes of(ElfFile elf) throws IOException {
    ImageBytes image = new ImageBytes();
    for (int i = 1; i < elf.sections(); i++) {
      Section section = elf.section(i);
      if (section.hasLoadedContents()) {
        ByteBuffer bytes = elf.contents(section, 0, section.size());
        image.pieces.add(new Piece(section.address(), bytes));
      }
    }
    return image;
  }

  /** The 16 bits at an address, unsigned; nothing if they are not in the image. */
  public OptionalInt halfword(long address) {
    for (Piece piece : pieces) {
      int offset = piece.offset(address, 2);
      if (offset >= 0) {
        return OptionalInt.of(piece.bytes().getShort(offset) & 0xFFFF);
      }
    }
    return OptionalInt.empty();
  }

  /** The 32 bits at an address, unsigned, in the byte order of the image; -1 if not there. */
  public long word(long address) {
    for (Piece piece : pieces) {
      int offset = piece.offset(address, 4);
      if (offset >= 0) {
        return piece.bytes().getInt(offset) & 0xFFFF_FFFFL;
      }
    }
    return -1;
  }
}
