package dev.flipscript.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the global symbols of an image. Those that nobody wants do not even become a string: there
 * may be a million of them.
 */
final class SymbolTable {

  private static final int BINDING_LOCAL = 0;
  private static final int CHUNK = 4096;
  private static final int HASHES = 1 << 12;
  private static final int STARTS = 1 << 16;

  private final ElfFile elf;
  private final Optional<Set<String>> wanted;
  private final BitSet hashes = new BitSet(HASHES);
  private final BitSet starts = new BitSet(STARTS);

  /**
   * A reader.
   *
   * @param wanted the names to look for; all if there is no such set
   */
  SymbolTable(ElfFile elf, Optional<Set<String>> wanted) {
    this.elf = elf;
    this.wanted = wanted;
    if (wanted.isPresent()) {
      for (String name : wanted.get()) {
        hashes.set(name.hashCode() & (HASHES - 1));
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        starts.set(start(bytes, 0));
      }
    }
  }

  Map<String, Long> read() throws IOException {
    Map<String, Long> symbols = new HashMap<>();
    for (int i = 1; i < elf.sections(); i++) {
      ElfFile.Section table = elf.section(i);
      if (table.type() == ElfFile.SHT_SYMTAB) {
        ElfFile.Section strings = elf.section(table.link());
        byte[] names = elf.contents(strings, 0, strings.size()).array();
        int entry = elf.is32() ? 16 : 24;
        for (long at = 0; at + entry <= table.size(); at += (long) entry * CHUNK) {
          add(elf.contents(table, at, (long) entry * CHUNK), entry, names, symbols);
        }
        break;
      }
    }
    return symbols;
  }

  private void add(ByteBuffer table, int entry, byte[] names, Map<String, Long> symbols) {
    int info = elf.is32() ? 12 : 4;
    int limit = table.limit();
    for (int at = 0; at + entry <= limit; at += entry) {
      // What nearly all fail at comes first.
      if ((table.get(at + info) & 0xFF) >> 4 == BINDING_LOCAL) {
        continue;
      }
      int name = table.getInt(at);
      if (name != 0 && mayBeWanted(names, name) && table.getShort(at + info + 2) != 0) {
        String text = ElfFile.string(names, name);
        if (wanted.isEmpty() || wanted.get().contains(text)) {
          symbols.put(text, elf.word(table, at + 4, at + 8));
        }
      }
    }
  }

  private static int start(byte[] names, int at) {
    return names[at] == 0 ? 0 : (names[at] & 0xFF) << 8 | (names[at + 1] & 0xFF);
  }

  /** By two bytes, and by the hash of {@link String}, for characters that are bytes. */
  private boolean mayBeWanted(byte[] names, int start) {
    if (wanted.isEmpty()) {
      return true;
    }
    if (!starts.get(start(names, start))) {
      return false;
    }
    int hash = 0;
    for (int i = start; names[i] != 0; i++) {
      hash = 31 * hash + (names[i] & 0xFF);
    }
    return hashes.get(hash & (HASHES - 1));
  }
}
