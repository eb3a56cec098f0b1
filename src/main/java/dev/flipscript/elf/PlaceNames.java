package dev.flipscript.elf;

import dev.flipscript.elf.SymbolReaders.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what function or object a place is in, by the nearest one that starts at or below it in its
 * section: a literal pool stands behind its function, and by then that may have ended.
 *
 * <p>A label names a place only if it stands behind the end of the nearest function or object, or
 * if that has no size and the label is global, as in assembly without directives.
 */
final class PlaceNames {

  private static final int CHUNK = 4096;
  private static final int NO_TYPE = 0;
  private static final int OBJECT = 1;
  private static final int FUNCTION = 2;
  private static final int INDIRECT_FUNCTION = 10;

  /** Of two functions at one address, the one that other files call it by names it. */
  private static final byte[] RANKS = {0, 2, 1};

  private final ElfFile elf;
  private final ElfFile.Section table;
  private final List<Place> places;
  private final boolean isArm;

  /** For each place, what is nearest below it, but not below the place before it. */
  private final @Nullable Candidate[] sized;

  private final @Nullable Candidate[] labels;

  private record Candidate(long address, long end, int rank, int name) {

    boolean isBetterThan(@Nullable Candidate other) {
      if (other == null) {
        return true;
      }
      int order = Long.compareUnsigned(address, other.address);
      return order > 0 || (order == 0 && rank > other.rank);
    }
  }

  /**
   * Names to be found.
   *
   * @param places which it sorts by section and address
   */
  PlaceNames(ElfFile elf, ElfFile.Section table, List<Place> places) {
    this.elf = elf;
    this.table = table;
    this.places = places;
    this.isArm = Machine.of(elf.machine()) == Machine.ARM;
    this.sized = new @Nullable Candidate[places.size()];
    this.labels = new @Nullable Candidate[places.size()];
    places.sort(
        new Comparator<>() {
          @Override
          public int compare(Place a, Place b) {
            return order(a.section(), a.address(), b.section(), b.address());
          }
        });
  }

  private static int order(int section, long address, int otherSection, long otherAddress) {
    int order = Integer.compare(section, otherSection);
    return order != 0 ? order : Long.compareUnsigned(address, otherAddress);
  }

  /** The names, in the order of the sorted places. */
  String[] read() throws IOException {
    ElfFile.Section strings = elf.section(table.link());
    byte[] text = elf.bytes(strings, 0, strings.size());
    int entry = elf.is32() ? 16 : 24;
    if (!places.isEmpty()) {
      for (long at = 0; at + entry <= table.size(); at += (long) entry * CHUNK) {
        ByteBuffer chunk = elf.contents(table, at, (long) entry * CHUNK);
        for (int i = 0; i + entry <= chunk.limit(); i += entry) {
          add(chunk, i, text);
        }
      }
    }
    return names(text);
  }

  private void add(ByteBuffer chunk, int at, byte[] text) {
    int infoAt = at + (elf.is32() ? 12 : 4);
    int info = chunk.get(infoAt) & 0xFF;
    int type = info & 15;
    int section = chunk.getShort(infoAt + 2) & 0xFFFF;
    boolean isSized = type == FUNCTION || type == OBJECT || type == INDIRECT_FUNCTION;
    if (section == 0 || !(isSized || type == NO_TYPE)) {
      return;
    }
    long address = elf.word(chunk, at + 4, at + 8);
    if (isArm && type == FUNCTION) {
      address &= ~1L; // Tells Thumb from Arm code (ELF for the Arm Architecture, 5.5.3).
    }
    int place = firstAtOrAfter(section, address);
    int name = chunk.getInt(at);
    if (place == places.size()
        || places.get(place).section() != section
        || (!isSized && isNoName(text, name))) {
      return;
    }
    int binding = info >> 4;
    long end = address + elf.word(chunk, at + 8, at + 16);
    Candidate found =
        new Candidate(address, end, binding < RANKS.length ? RANKS[binding] : 1, name);
    @Nullable Candidate[] kind = isSized ? sized : labels;
    if (found.isBetterThan(kind[place])) {
      kind[place] = found;
    }
  }

  private int firstAtOrAfter(int section, long address) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Place place = places.get(middle);
      if (order(place.section(), place.address(), section, address) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Mapping symbols ({@code $t}, {@code $d.1}, {@code $x}) and the labels of compilers. */
  private static boolean isNoName(byte[] text, int name) {
    return text[name] == 0 || text[name] == '$' || (text[name] == '.' && text[name + 1] == 'L');
  }

  private String[] names(byte[] text) {
    String[] names = new String[places.size()];
    Candidate nearest = null;
    Candidate label = null;
    for (int i = 0; i < names.length; i++) {
      if (i == 0 || places.get(i).section() != places.get(i - 1).section()) {
        nearest = null;
        label = null;
      }
      nearest = sized[i] == null ? nearest : sized[i];
      label = labels[i] == null ? label : labels[i];
      Candidate chosen = names(label, nearest) ? label : nearest;
      names[i] = chosen == null ? "" : ElfFile.string(text, chosen.name());
    }
    return names;
  }

  private static boolean names(@Nullable Candidate label, @Nullable Candidate nearest) {
    if (label == null || nearest == null) {
      return nearest == null;
    }
    boolean hasSize = nearest.end() != nearest.address();
    return Long.compareUnsigned(label.address(), nearest.end()) >= 0
        && (hasSize || label.rank() != 0)
        && Long.compareUnsigned(label.address(), nearest.address()) > 0;
  }
}
