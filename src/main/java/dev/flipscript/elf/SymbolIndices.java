package dev.flipscript.elf;

import java.io.IOException;
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
    byte[] text = elf.bytes(strings, 0, strings.size());
    int entry = elf.is32() ? 16 : 24;
    int first = 0;
    for (long at = 0; at + entry <= table.size(); at += (long) entry * CHUNK) {
      indices.add(elf, elf.bytes(table, at, (long) entry * CHUNK), entry, text, first);
      first += CHUNK;
    }
    indices.index((int) (table.size() / entry));
    return indices;
  }

  private void add(ElfFile elf, byte[] table, int entry, byte[] text, int first) {
    int info = elf.is32() ? 12 : 4;
    for (int i = 0; (i + 1) * entry <= table.length; i++) {
      int name = elf.number(table, i * entry);
      if (wanted.mayStartAt(text, name)
          && mayBeGlobal(table[i * entry + info])
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
