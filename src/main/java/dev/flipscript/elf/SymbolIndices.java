package dev.flipscript.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The entries of a symbol table that some names stand for.
 *
 * <p>Of several with one name the last counts: local symbols come first (gABI, "Symbol Table"), and
 * among those GNU ld and lld put the ones of the files before what a script or a version script
 * makes local. A variable or function that is local to a file never counts.
 */
final class SymbolIndices {

  private static final int CHUNK = 4096;
  private static final int BINDING_LOCAL = 0;
  private static final int NO_TYPE = 0;

  private final WantedNames wanted;
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<Integer, String> byIndex = new HashMap<>();
  private boolean[] isWanted = new boolean[0];

  private SymbolIndices(Set<String> names) {
    this.wanted = new WantedNames(names);
  }

  static SymbolIndices of(ElfFile elf, ElfFile.Section table, Set<String> names)
      throws IOException {
    SymbolIndices indices = new SymbolIndices(names);
    ElfFile.Section strings = elf.section(table.link());
    byte[] text = elf.contents(strings, 0, strings.size()).array();
    int entry = elf.is32() ? 16 : 24;
    int first = 0;
    for (long at = 0; at + entry <= table.size(); at += (long) entry * CHUNK) {
      indices.add(elf.contents(table, at, (long) entry * CHUNK), entry, text, first);
      first += CHUNK;
    }
    indices.index((int) (table.size() / entry));
    return indices;
  }

  private void add(ByteBuffer table, int entry, byte[] text, int first) {
    int info = entry == 16 ? 12 : 4;
    byte[] bytes = new byte[table.remaining()];
    table.get(0, bytes);
    boolean little = table.order() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; (i + 1) * entry <= bytes.length; i++) {
      int at = i * entry;
      // A buffer takes ten calls to get a number, and a first link does not compile them.
      int low = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
      int high = (bytes[at + 2] & 0xFF) | (bytes[at + 3] & 0xFF) << 8;
      int name = little ? high << 16 | low : Integer.reverseBytes(high << 16 | low);
      if (wanted.mayStartAt(text, name)
          && mayBeGlobal(bytes[at + info])
          && wanted.containsNameAt(text, name)) {
        byName.put(ElfFile.string(text, name), first + i);
      }
    }
  }

  /** Or was, before it was made local; what a script defines has no type. */
  private static boolean mayBeGlobal(byte info) {
    return (info & 0xFF) >> 4 != BINDING_LOCAL || (info & 15) == NO_TYPE;
  }

  private void index(int count) {
    isWanted = new boolean[count];
    for (Map.Entry<String, Integer> entry : byName.entrySet()) {
      isWanted[entry.getValue()] = true;
      byIndex.put(entry.getValue(), entry.getKey());
    }
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  boolean contains(int index) {
    return isWanted[index];
  }

  /** The name of an index that this {@link #contains}. */
  String name(int index) {
    String name = byIndex.get(index);
    if (name == null) {
      throw new IllegalArgumentException("nothing is wanted of symbol " + index);
    }
    return name;
  }
}
