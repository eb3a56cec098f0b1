package dev.flipscript.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the global symbols of an image. Those that nobody wants do not even become a string: there
 * may be a million of them.
 */
final class SymbolTable {

  private static final int BINDING_LOCAL = 0;
  private static final int CHUNK = 4096;

  private final ElfFile elf;
  private final @Nullable WantedNames wanted;

  /**
   * A reader.
   *
   * @param wanted the names to look for; all if there is no such set
   */
  SymbolTable(ElfFile elf, Optional<Set<String>> wanted) {
    this.elf = elf;
    this.wanted = wanted.isPresent() ? new WantedNames(wanted.get()) : null;
  }

  Map<String, Long> read() throws IOException {
    Map<String, Long> symbols = new HashMap<>();
    for (int i = 1; i < elf.sections(); i++) {
      ElfFile.Section table = elf.section(i);
      if (table.type() == ElfFile.SHT_SYMTAB) {
        ElfFile.Section strings = elf.section(table.link());
        byte[] names = elf.contents(strings, 0, strings.size()).array();
        int entry = elf.is32() ? 16 : 24;
        long global = Integer.toUnsignedLong(table.info()) * entry;
        for (long at = global; at + entry <= table.size(); at += (long) entry * CHUNK) {
          add(elf.contents(table, at, (long) entry * CHUNK), entry, names, symbols);
        }
        break;
      }
    }
    return symbols;
  }

  private void add(ByteBuffer table, int entry, byte[] names, Map<String, Long> symbols) {
    int info = elf.is32() ? 12 : 4;
    byte[] bytes = new byte[table.remaining()];
    table.get(0, bytes);
    boolean little = table.order() == ByteOrder.LITTLE_ENDIAN;
    WantedNames only = wanted;
    for (int at = 0; at + entry <= bytes.length; at += entry) {
      // A buffer takes ten calls to get a number, and a first link does not compile them.
      int low = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
      int high = (bytes[at + 2] & 0xFF) | (bytes[at + 3] & 0xFF) << 8;
      int name = little ? high << 16 | low : Integer.reverseBytes(high << 16 | low);
      if ((only == null || only.mayStartAt(names, name)) && isGlobal(table, at + info)) {
        add(names, name, elf.word(table, at + 4, at + 8), symbols);
      }
    }
  }

  /** Local symbols are left where a table says wrongly that there are none. */
  private static boolean isGlobal(ByteBuffer table, int info) {
    return (table.get(info) & 0xFF) >> 4 != BINDING_LOCAL && table.getShort(info + 2) != 0;
  }

  private void add(byte[] names, int name, long value, Map<String, Long> symbols) {
    if (name != 0 && (wanted == null || wanted.containsNameAt(names, name))) {
      symbols.put(ElfFile.string(names, name), value);
    }
  }
}
