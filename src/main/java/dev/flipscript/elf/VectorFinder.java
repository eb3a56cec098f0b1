package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the vector table that an Arm M-profile core starts by: word 0 is the initial stack pointer,
 * word 1 the reset handler's address with the Thumb bit (Armv7-M Architecture Reference Manual,
 * B1.5.3 and B1.5.5).
 *
 * <p>Of the places that could hold one, those count that the image starts by, that its entry point
 * tells or that code or a known name tells. A copy that start-up code makes for itself is none of
 * them. The one with the entry point as its reset handler comes first, then the lowest one in the
 * memory that is loaded.
 */
final class VectorFinder {

  /** The least alignment of a table that is not at 0: VTOR has no lower bits (B3.2.5). */
  private static final int ALIGNMENT = 128;

  /** Headers of boot loaders before a table are not longer. */
  private static final int MOST_HEADER = 8192;

  private final LoadedBytes loaded;
  private final List<ImageSection> sections;
  private final List<Section> holders;
  private final int entry;
  private final Map<String, Long> symbols;
  private @Nullable Candidate best;
  private @Nullable SectionIndex code;

  /** A place that may hold the table. */
  private record Candidate(
      ImageSection section, long address, long loadAddress, long pointer, boolean isEntered) {

    private boolean isMoved() {
      return address != loadAddress;
    }

    boolean isBetterThan(Candidate other) {
      if (isMoved() != other.isMoved()) {
        return !isMoved();
      }
      if (isEntered != other.isEntered) {
        return isEntered;
      }
      return Long.compareUnsigned(loadAddress, other.loadAddress) < 0;
    }
  }

  /**
   * A finder.
   *
   * @param holders the section headers of the sections, in the same order
   * @param symbols those of {@link VectorNames} among others
   */
  VectorFinder(
      LoadedBytes loaded,
      List<ImageSection> sections,
      List<Section> holders,
      long entry,
      Map<String, Long> symbols) {
    this.loaded = loaded;
    this.sections = sections;
    this.holders = holders;
    this.entry = (int) entry;
    this.symbols = symbols;
  }

  Optional<VectorTable> find() throws IOException {
    long lowest = lowest();
    for (int i = 0; i < sections.size(); i++) {
      ImageSection section = sections.get(i);
      OptionalLong at = loadAddress(i);
      if (at.isPresent()) {
        boolean isTold =
            section.executable()
                || at.getAsLong() == lowest
                || VectorNames.SECTIONS.contains(section.name());
        consider(section, at.getAsLong(), 0, isTold);
        considerSymbols(section, at.getAsLong());
      }
    }
    if (best == null || !best.isEntered()) {
      considerInside();
    }
    return best == null
        ? Optional.empty()
        : Optional.of(new VectorTable(best.section().name(), best.address(), best.pointer()));
  }

  private long lowest() {
    long lowest = -1;
    for (int i = 0; i < sections.size(); i++) {
      OptionalLong at = loadAddress(i);
      if (at.isPresent() && Long.compareUnsigned(at.getAsLong(), lowest) < 0) {
        lowest = at.getAsLong();
      }
    }
    return lowest;
  }

  private OptionalLong loadAddress(int section) {
    return sections.get(section).nobits() || sections.get(section).size() < 8
        ? OptionalLong.empty()
        : loaded.loadAddress(holders.get(section));
  }

  private void considerSymbols(ImageSection section, long loadAddress) throws IOException {
    for (String name : VectorNames.SYMBOLS) {
      Long value = symbols.get(name);
      if (value != null) {
        long into = (value & ~1L) - section.address();
        if (into > 0 && into <= section.size() - 8) {
          consider(section, loadAddress, into, true);
        }
      }
    }
  }

  /** Behind a header of a boot loader only the entry point tells a table. */
  private void considerInside() throws IOException {
    for (int i = 0; i < sections.size(); i++) {
      ImageSection section = sections.get(i);
      OptionalLong at = loadAddress(i);
      if (at.isPresent()) {
        long most = Math.min(section.size() - 8, MOST_HEADER);
        for (long into = -section.address() & (ALIGNMENT - 1); into <= most; into += ALIGNMENT) {
          consider(section, at.getAsLong(), into, false);
        }
      }
    }
  }

  private void consider(ImageSection section, long loadAddress, long into, boolean isTold)
      throws IOException {
    long address = section.address() + into;
    OptionalLong first = loaded.number(address, 4, loaded.order());
    OptionalLong second = loaded.number(address + 4, 4, loaded.order());
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    long pointer = first.getAsLong();
    int reset = (int) second.getAsLong();
    boolean isEntered = entry != 0 && reset == (entry | 1);
    boolean isTable =
        (reset & 1) == 1
            && pointer % 4 == 0
            && !isInCode(pointer)
            && (isEntered || (isTold && pointer != 0 && isCode(reset - 1)));
    if (!isTable || (address != loadAddress + into && isOwnCopy(reset - 1))) {
      return;
    }
    Candidate found = new Candidate(section, address, loadAddress + into, pointer, isEntered);
    if (best == null || found.isBetterThan(best)) {
      best = found;
    }
  }

  /** A table that is copied by code that is not copied: the core starts by another one. */
  private boolean isOwnCopy(int reset) {
    return loaded.displacement(reset & 0xFFFF_FFFFL) == 0;
  }

  private boolean isCode(int reset) {
    long address = reset & 0xFFFF_FFFFL;
    for (ImageSection section : code().touching(address)) {
      if (section.overlaps(address, address + 1)) {
        return true;
      }
    }
    return false;
  }

  /** A stack may end where code begins or the other way round, and no closer. */
  private boolean isInCode(long pointer) {
    for (ImageSection section : code().touching(pointer)) {
      if (!section.nobits() && pointer > section.address() && pointer < section.end()) {
        return true;
      }
    }
    return false;
  }

  private SectionIndex code() {
    SectionIndex known = code;
    if (known == null) {
      List<ImageSection> executable = new ArrayList<>();
      for (ImageSection section : sections) {
        if (section.executable()) {
          executable.add(section);
        }
      }
      known = new SectionIndex(executable);
      code = known;
    }
    return known;
  }
}
