package dev.flipscript.elf;

import java.util.BitSet;
import java.util.Set;

/** Names to look for in a string table, most of which are told apart without making a string. */
final class WantedNames {

  private static final int HASHES = 1 << 12;
  private static final int STARTS = 1 << 16;

  private final Set<String> names;
  private final BitSet hashes = new BitSet(HASHES);
  private final boolean[] starts = new boolean[STARTS];

  WantedNames(Set<String> names) {
    this.names = names;
    for (String name : names) {
      hashes.set(name.hashCode() & (HASHES - 1));
      starts[start(name)] = true;
    }
  }

  /** For the first two characters of a name, as a number, whether a wanted name has them, too. */
  boolean[] starts() {
    return starts;
  }

  /** Whether a wanted name has the same first two characters. */
  boolean mayStartAt(byte[] table, int at) {
    return starts[start(table, at)];
  }

  /** Those of a table are bytes: names with other characters are not found. */
  private static int start(String name) {
    int first = name.isEmpty() ? 0 : name.charAt(0) & 0xFF;
    return name.length() < 2 ? first << 8 : first << 8 | (name.charAt(1) & 0xFF);
  }

  private static int start(byte[] table, int at) {
    return table[at] == 0 ? 0 : (table[at] & 0xFF) << 8 | (table[at + 1] & 0xFF);
  }

  /** Whether the name there is wanted. */
  boolean containsNameAt(byte[] table, int at) {
    return hasHash(table, at) && names.contains(ElfFile.string(table, at));
  }

  /** By the hash of {@link String}, for characters that are bytes. */
  private boolean hasHash(byte[] table, int at) {
    int hash = 0;
    for (int i = at; table[i] != 0; i++) {
      hash = 31 * hash + (table[i] & 0xFF);
    }
    return hashes.get(hash & (HASHES - 1));
  }
}
