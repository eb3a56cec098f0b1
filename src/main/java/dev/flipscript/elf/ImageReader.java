package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the facts of a linked image from an ELF file. */
public final class ImageReader {

  private static final int SHF_WRITE = 1;
  private static final int SHF_ALLOC = 2;
  private static final int SHF_EXECINSTR = 4;
  private static final int SHF_TLS = 0x400;
  private static final int ET_REL = 1;

  /** RISC-V psABI, "ELF Header": which floating-point registers pass arguments. */
  private static final int EF_RISCV_FLOAT_ABI = 6;

  /** Longer build attributes than any compiler writes. */
  private static final int MOST_ATTRIBUTES = 1 << 16;

  private final ElfFile elf;

  private ImageReader(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * Reads a linked image.
   *
   * @throws ImageException if it is no ELF file, or not a linked one
   * @throws IOException if it cannot be read
   */
  public static Image read(Path file) throws IOException {
    return read(file, Optional.empty());
  }

  /**
   * Reads a linked image, and of its symbols only those of the given names; also those of them that
   * are hidden, and so not global.
   *
   * @throws ImageException if it is no ELF file, or not a linked one
   * @throws IOException if it cannot be read
   */
  public static Image read(Path file, Set<String> symbols) throws IOException {
    return read(file, Optional.of(symbols));
  }

  private static Image read(Path file, Optional<Set<String>> symbols) throws IOException {
    return ElfReading.of(file, elf -> new ImageReader(elf).image(symbols));
  }

  private Image image(Optional<Set<String>> symbols) throws IOException {
    if (elf.type() == ET_REL) {
      throw new ImageException("it is an object file, not a linked image");
    }
    Machine machine = Machine.of(elf.machine());
    List<ImageSection> sections = new ArrayList<>();
    List<Section> holders = new ArrayList<>();
    Profile profile = machine == Machine.ARM ? Profile.UNKNOWN : Profile.OTHER;
    boolean floats = machine == Machine.RISCV && (elf.flags() & EF_RISCV_FLOAT_ABI) != 0;
    for (int i = 1; i < elf.sections(); i++) {
      Section section = elf.section(i);
      if (takesMemory(section)) {
        sections.add(imageSection(section));
        holders.add(section);
      } else if (machine == Machine.ARM && section.name().equals(".ARM.attributes")) {
        ArmAttributes attributes = ArmAttributes.of(elf.bytes(section, 0, MOST_ATTRIBUTES));
        profile = attributes.isMicrocontroller() ? Profile.M : Profile.OTHER;
        floats = attributes.floats();
      }
    }
    LoadedBytes loaded = new LoadedBytes(elf);
    // Without build attributes an Arm image is searched for a vector table all the same.
    boolean microcontroller = profile != Profile.OTHER;
    SymbolTable table = SymbolTable.read(elf, names(symbols, microcontroller));
    Optional<VectorTable> vectors =
        microcontroller
            ? new VectorFinder(loaded, sections, holders, elf.entry(), table.values()).find()
            : Optional.empty();
    return new Image(
        new Core(machine, elf.is32() ? 4 : 8, microcontroller, floats),
        elf.entry(),
        sections,
        wanted(table.values(), symbols),
        table.memory(),
        vectors,
        loaded.segments(),
        stackLoad(machine, profile, vectors.isPresent(), loaded));
  }

  /** What is asked for, and what vector tables are found by. */
  private static Optional<Set<String>> names(Optional<Set<String>> symbols, boolean hasVectors) {
    if (symbols.isEmpty() || !hasVectors) {
      return symbols;
    }
    Set<String> names = new HashSet<>(symbols.get());
    names.addAll(VectorNames.SYMBOLS);
    return Optional.of(names);
  }

  private static Map<String, Long> wanted(Map<String, Long> values, Optional<Set<String>> symbols) {
    if (symbols.isPresent()) {
      values.keySet().retainAll(symbols.get());
    }
    return values;
  }

  /** An Arm image that does not name its profile may be one of these if it starts in A32. */
  private Optional<StackLoad> stackLoad(
      Machine machine, Profile profile, boolean hasVectors, LoadedBytes loaded) throws IOException {
    if (machine == Machine.RISCV) {
      return StackSearch.from(RiscvPath.from(loaded, !elf.is32(), elf.entry()));
    }
    boolean isArm =
        machine == Machine.ARM
            && !hasVectors
            && (profile == Profile.OTHER
                || (profile == Profile.UNKNOWN && elf.entry() != 0 && (elf.entry() & 1) == 0));
    return isArm ? StackSearch.from(ArmPath.from(loaded, elf.entry())) : Optional.empty();
  }

  /** What the build attributes of an image say of its processor. */
  private enum Profile {
    M,
    OTHER,
    UNKNOWN
  }

  /**
   * Whether it is allocated, or has an address in spite of not being allocated, as GNU ld gives to
   * sections of type COPY and the like (ld manual, "Output Section Type"). Scripts in the style of
   * CMSIS reserve heap and stack by them; other sections of that kind only describe the program.
   */
  private static boolean takesMemory(Section section) {
    if ((section.flags() & SHF_ALLOC) != 0) {
      return !isThreadBss(section);
    }
    return section.address() != 0
        && (section.name().contains("heap") || section.name().contains("stack"));
  }

  /** .tbss has an address but takes up no memory of its own (ELF TLS, 3.1). */
  private static boolean isThreadBss(Section section) {
    return (section.flags() & SHF_TLS) != 0 && section.type() == ElfFile.SHT_NOBITS;
  }

  private static ImageSection imageSection(Section section) {
    return new ImageSection(
        section.name(),
        section.address(),
        section.size(),
        Math.max(1, section.alignment()),
        section.type() == ElfFile.SHT_NOBITS || (section.flags() & SHF_ALLOC) == 0,
        (section.flags() & SHF_WRITE) != 0,
        (section.flags() & SHF_EXECINSTR) != 0);
  }
}
