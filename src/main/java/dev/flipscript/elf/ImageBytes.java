package dev.flipscript.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.fornwall.jelf.ElfException;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSectionHeader;

/** The contents of a linked image by address. */
public final class ImageBytes {

  private static final int SHF_ALLOC = 2;

  private record Piece(long address, ByteBuffer bytes) {}

  private final List<Piece> pieces = new ArrayList<>();

  private ImageBytes() {}

  /**
   * Reads the sections that take up memory and have contents.
   *
   * @throws ImageException if it is no ELF file
   */
  public static ImageBytes read(Path file) throws IOException {
    ImageBytes image = new ImageBytes();
    try {
      ElfFile elf = ElfFile.from(file);
      boolean little = elf.ei_data == ElfFile.DATA_LSB;
      for (int i = 1; i < elf.e_shnum; i++) {
        ElfSection section = elf.getSection(i);
        ElfSectionHeader header = section.header;
        if ((header.sh_flags & SHF_ALLOC) != 0 && header.sh_type != ElfSectionHeader.SHT_NOBITS) {
          image.pieces.add(
              new Piece(
                  header.sh_addr & (elf.is32Bits() ? 0xFFFF_FFFFL : -1L),
                  ByteBuffer.wrap(section.getData())
                      .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)));
        }
      }
      return image;
    } catch (ElfException e) {
      throw new ImageException(file + " is not an ELF image that can be read: " + e.getMessage());
    }
  }

  /** The 16 bits at an address, unsigned; nothing if they are not in the image. */
  public OptionalInt halfword(long address) {
    for (Piece piece : pieces) {
      long offset = address - piece.address();
      if (offset >= 0 && offset + 2 <= piece.bytes().limit()) {
        return OptionalInt.of(piece.bytes().getShort((int) offset) & 0xFFFF);
      }
    }
    return OptionalInt.empty();
  }

  /** The 32 bits at an address, unsigned, in the byte order of the image; -1 if not there. */
  public long word(long address) {
    for (Piece piece : pieces) {
      long offset = address - piece.address();
      if (offset >= 0 && offset + 4 <= piece.bytes().limit()) {
        return piece.bytes().getInt((int) offset) & 0xFFFF_FFFFL;
      }
    }
    return -1;
  }
}
