package dev.flipscript.elf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fornwall.jelf.ElfException;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a linked image from an ELF file. */
public final class ImageReader {

  private static final int SHF_WRITE = 1;
  private static final int SHF_ALLOC = 2;
  private static final int SHF_EXECINSTR = 4;
  private static final int SHF_TLS = 0x400;
  private static final int ET_REL = 1;

  /** Sections that hold the vector table, by the start-up codes that name them so. */
  private static final List<String> VECTOR_SECTIONS =
      List.of(".vector_table", ".isr_vector", ".vectors", ".intvecs", ".interrupts");

  private final ElfFile elf;
  private final boolean is32;

  private ImageReader(ElfFile elf) {
    this.elf = elf;
    this.is32 = elf.is32Bits();
  }

  /**
   * Reads a linked image.
   *
   * @throws ImageException if it is no ELF file, or not a linked one
   * @throws IOException if it cannot be read
   */
  public static Image read(Path file) throws IOException {
    try {
      return new ImageReader(ElfFile.from(file)).image();
    } catch (ElfException
        | BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new ImageException(file + " is not an ELF image that can be read: " + e.getMessage());
    }
  }

  private Image image() {
    if (elf.e_type == ET_REL) {
      throw new ElfException("it is an object file, not a linked image");
    }
    Machine machine = Machine.of(elf.e_machine & 0xFFFF);
    List<ImageSection> sections = new ArrayList<>();
    List<ElfSection> holders = new ArrayList<>();
    // Without build attributes an Arm image is searched for a vector table all the same.
    boolean microcontroller = machine == Machine.ARM;
    for (int i = 1; i < elf.e_shnum; i++) {
      ElfSection section = elf.getSection(i);
      ElfSectionHeader header = section.header;
      if ((header.sh_flags & SHF_ALLOC) != 0 && !isThreadBss(header)) {
        sections.add(imageSection(header));
        holders.add(section);
      } else if (machine == Machine.ARM && header.getName().equals(".ARM.attributes")) {
        microcontroller = ArmAttributes.isMicrocontroller(section.getData());
      }
    }
    long entry = address(elf.e_entry);
    return new Image(
        machine,
        is32 ? 4 : 8,
        microcontroller,
        entry,
        sections,
        symbols(),
        microcontroller ? vectors(sections, holders, entry) : Optional.empty());
  }

  /** .tbss has an address but takes up no memory of its own (ELF TLS, 3.1). */
  private static boolean isThreadBss(ElfSectionHeader header) {
    return (header.sh_flags & SHF_TLS) != 0 && header.sh_type == ElfSectionHeader.SHT_NOBITS;
  }

  private ImageSection imageSection(ElfSectionHeader header) {
    return new ImageSection(
        header.getName(),
        address(header.sh_addr),
        address(header.sh_size),
        Math.max(1, address(header.sh_addralign)),
        header.sh_type == ElfSectionHeader.SHT_NOBITS,
        (header.sh_flags & SHF_WRITE) != 0,
        (header.sh_flags & SHF_EXECINSTR) != 0);
  }

  private long address(long value) {
    return is32 ? value & 0xFFFF_FFFFL : value;
  }

  private Map<String, Long> symbols() {
    Map<String, Long> symbols = new HashMap<>();
    @Nullable ElfSymbolTableSection table = elf.getSymbolTableSection();
    if (table != null) {
      for (ElfSymbol symbol : table.symbols) {
        @Nullable String name = symbol.getName();
        if (name != null
            && symbol.getBinding() != ElfSymbol.BINDING_LOCAL
            && symbol.st_shndx != 0) {
          symbols.put(name, address(symbol.st_value));
        }
      }
    }
    return symbols;
  }

  /**
   * A table is known by the name of its section, else by its second word: the reset vector is the
   * entry of the image.
   */
  private Optional<VectorTable> vectors(
      List<ImageSection> sections, List<ElfSection> holders, long entry) {
    for (String name : VECTOR_SECTIONS) {
      for (int i = 0; i < sections.size(); i++) {
        if (sections.get(i).name().equals(name) && holdsTable(sections.get(i))) {
          return Optional.of(table(sections.get(i), words(holders.get(i))));
        }
      }
    }
    for (int i = 0; i < sections.size(); i++) {
      if (holdsTable(sections.get(i))) {
        ByteBuffer words = words(holders.get(i));
        if (entry != 0 && (words.getInt(4) | 1) == ((int) entry | 1)) {
          return Optional.of(table(sections.get(i), words));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsTable(ImageSection section) {
    return !section.nobits() && section.size() >= 8;
  }

  private static VectorTable table(ImageSection section, ByteBuffer words) {
    return new VectorTable(section.name(), section.address(), words.getInt(0) & 0xFFFF_FFFFL);
  }

  private ByteBuffer words(ElfSection section) {
    boolean little = elf.ei_data == ElfFile.DATA_LSB;
    return ByteBuffer.wrap(section.getData())
        .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }
}
