package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds who reads a symbol, in an image that was linked with {@code --emit-relocs}: the relocations
 * of the sections that are left, with the addresses that they have in the image.
 *
 * <p>GNU ld and lld leave every reference to a symbol of a script or another file with that symbol,
 * whether it is absolute, relative to a section, provided or hidden. Where they relax RISC-V code,
 * a relocation of a low part that named a label (RISC-V psABI, "PC-Relative Symbol Addresses")
 * names the symbol instead once the high part is gone. Only what a script itself stores ({@code
 * LONG(symbol)}) leaves no relocation.
 */
public final class SymbolReaders {

  private static final int SHT_RELA = 4;
  private static final int SHT_REL = 9;

  /**
   * A generic compact encoding that lld 20 and newer read and write; there is no ABI for it yet.
   */
  private static final int SHT_CREL = 0x40000014;

  private static final int SHF_ALLOC = 2;

  private static final int CHUNK = 1 << 13;

  private final ElfFile elf;
  private final List<Place> places = new ArrayList<>();

  /** A relocated place; symbol and section by their indices. */
  record Place(int symbol, int section, long address) {}

  private SymbolReaders(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * Finds the readers of some symbols, by section and address. An image without relocations has
   * none.
   *
   * @throws ImageException if it is no ELF file that can be read
   * @throws IOException if it cannot be read
   */
  public static List<SymbolReader> read(Path file, Set<String> symbols) throws IOException {
    return ElfReading.of(file, elf -> new SymbolReaders(elf).find(symbols));
  }

  private List<SymbolReader> find(Set<String> names) throws IOException {
    int table = symbolTable();
    if (table == 0) {
      return List.of();
    }
    SymbolIndices indices = SymbolIndices.of(elf, elf.section(table), names);
    if (indices.isEmpty()) {
      return List.of();
    }
    for (int i = 1; i < elf.sections(); i++) {
      Section section = elf.section(i);
      if (holdsRelocations(section) && section.link() == table && isAllocated(section.info())) {
        read(section, indices);
      }
    }
    String[] functions = new PlaceNames(elf, elf.section(table), places).read();
    List<SymbolReader> readers = new ArrayList<>(places.size());
    for (int i = 0; i < functions.length; i++) {
      Place place = places.get(i);
      readers.add(
          new SymbolReader(
              indices.name(place.symbol()),
              functions[i],
              elf.section(place.section()).name(),
              place.address()));
    }
    return readers;
  }

  private int symbolTable() {
    for (int i = 1; i < elf.sections(); i++) {
      if (elf.section(i).type() == ElfFile.SHT_SYMTAB) {
        return i;
      }
    }
    return 0;
  }

  private static boolean holdsRelocations(Section section) {
    return switch (section.type()) {
      case SHT_REL, SHT_RELA, SHT_CREL -> true;
      default -> false;
    };
  }

  /** Of a section of relocations, {@code sh_info} names the section that they apply to (gABI). */
  private boolean isAllocated(int section) {
    return section != 0 && (elf.section(section).flags() & SHF_ALLOC) != 0;
  }

  private void read(Section relocations, SymbolIndices indices) throws IOException {
    if (relocations.type() == SHT_CREL) {
      throw new ImageException("its relocations are in the compact format");
    }
    int word = elf.is32() ? 4 : 8;
    int entry = relocations.type() == SHT_REL ? 2 * word : 3 * word;
    for (long at = 0; at + entry <= relocations.size(); at += (long) entry * CHUNK) {
      byte[] chunk = elf.bytes(relocations, at, (long) entry * CHUNK);
      add(chunk, entry, indices, relocations.info());
    }
  }

  /**
   * {@code r_info} is the second word: the symbol and, in its low 8 bits, the type; 32 bits each in
   * the 64-bit class. Every type counts: what lld makes of {@code lui} and {@code addi} has types
   * of its own, whose low 8 bits are those of R_RISCV_NONE.
   */
  private void add(byte[] chunk, int entry, SymbolIndices indices, int section) {
    boolean is32 = elf.is32();
    int symbolAt = is32 ? 4 : elf.order() == ByteOrder.LITTLE_ENDIAN ? 12 : 8;
    for (int at = 0; at + entry <= chunk.length; at += entry) {
      int symbol = elf.number(chunk, at + symbolAt);
      if (is32) {
        symbol >>>= 8;
      }
      if (indices.contains(symbol)) {
        add(new Place(symbol, section, elf.word(chunk, at, at)));
      }
    }
  }

  /** Relaxed away, an instruction leaves its relocation at the next one. */
  private void add(Place place) {
    Place last = places.isEmpty() ? place : places.get(places.size() - 1);
    boolean isKnown = place.symbol() == last.symbol() && place.address() == last.address();
    if (places.isEmpty() || !isKnown) {
      places.add(place);
    }
  }
}
