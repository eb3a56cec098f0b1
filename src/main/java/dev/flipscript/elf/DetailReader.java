package dev.flipscript.elf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.fornwall.jelf.ElfException;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSegment;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.jspecify.annotations.Nullable;

/** Reads what only pictures need, apart from {@link ImageReader}, which every link waits for. */
public final class DetailReader {

  private static final int SHF_ALLOC = 2;

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
    try {
      DetailReader reader = new DetailReader(ElfFile.from(file));
      return new ImageDetails(reader.symbols(), reader.copies());
    } catch (ElfException
        | BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new ImageException(file + " is not an ELF image that can be read: " + e.getMessage());
    }
  }

  private List<SizedSymbol> symbols() {
    List<SizedSymbol> symbols = new ArrayList<>();
    @Nullable ElfSymbolTableSection table = elf.getSymbolTableSection();
    if (table != null) {
      for (ElfSymbol symbol : table.symbols) {
        @Nullable String name = symbol.getName();
        if (name != null && symbol.st_size != 0 && isInMemory(symbol.st_shndx & 0xFFFF)) {
          symbols.add(new SizedSymbol(name, address(symbol), symbol.st_size));
        }
      }
    }
    return symbols;
  }

  /** Debug and log data have addresses too, which mean nothing at run time. */
  private boolean isInMemory(int section) {
    return section != 0
        && section < elf.e_shnum
        && (elf.getSection(section).header.sh_flags & SHF_ALLOC) != 0;
  }

  /** Bit 0 of an Arm function's value tells Thumb from Arm code (ELF for the Arm Architecture). */
  private long address(ElfSymbol symbol) {
    boolean thumb =
        symbol.getType() == ElfSymbol.STT_FUNC && Machine.of(elf.e_machine & 0xFFFF) == Machine.ARM;
    return address(thumb ? symbol.st_value & ~1L : symbol.st_value);
  }

  private List<LoadedCopy> copies() {
    List<LoadedCopy> copies = new ArrayList<>();
    for (int i = 1; i < elf.e_shnum; i++) {
      ElfSectionHeader header = elf.getSection(i).header;
      boolean hasContents =
          (header.sh_flags & SHF_ALLOC) != 0
              && header.sh_type != ElfSectionHeader.SHT_NOBITS
              && header.sh_size != 0;
      if (hasContents) {
        long loaded = loadAddress(header);
        if (loaded != address(header.sh_addr)) {
          copies.add(new LoadedCopy(header.getName(), loaded, address(header.sh_size)));
        }
      }
    }
    return copies;
  }

  /** The LMA, by the segment that holds the section's part of the file. */
  private long loadAddress(ElfSectionHeader header) {
    for (ElfSegment segment : elf.segmentsOfType(ElfSegment.PT_LOAD)) {
      long into = header.sh_offset - segment.p_offset;
      if (into >= 0
          && into + header.sh_size <= segment.p_filesz
          && header.sh_addr - segment.p_vaddr == into) {
        return address(segment.p_paddr + into);
      }
    }
    return address(header.sh_addr);
  }

  private long address(long value) {
    return elf.is32Bits() ? value & 0xFFFF_FFFFL : value;
  }
}
