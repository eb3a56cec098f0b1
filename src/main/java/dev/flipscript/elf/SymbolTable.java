package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the symbols of an image at one go: the values of those that somebody wants, and all of
 * memory. Names that nobody wants do not even become a string: there may be a million of them.
 *
 * <p>Names stand for global symbols, and for those that were global before a script hid them or a
 * version script made them local. GNU ld and lld put these behind the local symbols of the files,
 * which begin with the name of their file; lld leaves them hidden, and GNU ld does not (both seen).
 * What a script defines has no type, by which it is told from variables and functions of the last
 * file.
 */
final class SymbolTable {

  private static final int BINDING_LOCAL = 0;
  private static final int NO_TYPE = 0;
  private static final int TYPE_FILE = 4;
  private static final int TYPE_TLS = 6;
  private static final int INTERNAL = 1;
  private static final int HIDDEN = 2;
  private static final int SHN_ABS = 0xFFF1;
  private static final int SHF_WRITE = 1;
  private static final int SHF_ALLOC = 2;

  /** Symbols to read at once. */
  private static final int CHUNK = 4096;

  /**
   * Symbols to look at in one call, at first: the JVM compiles what is called often before what
   * loops long.
   */
  private static final int FEW = 4;

  private static final int MANY = 256;

  private final ElfFile elf;
  private final @Nullable WantedNames wanted;
  private final int entry;

  /** Where an entry has binding and type; its visibility and section follow. */
  private final int info;

  /** Where a number of four bytes has its low one, and how far the next one is from it. */
  private final int low;

  private final int step;
  private final boolean @Nullable [] starts;
  private final boolean[] isMemory;
  private final Map<String, Long> values = new HashMap<>();
  private byte[] names = {};
  private MemorySymbols memory = MemorySymbols.NONE;

  private SymbolTable(ElfFile elf, @Nullable WantedNames wanted) {
    this.elf = elf;
    this.wanted = wanted;
    this.entry = elf.is32() ? 16 : 24;
    this.info = elf.is32() ? 12 : 4;
    this.low = elf.isLittle() ? 0 : 3;
    this.step = elf.isLittle() ? 1 : -1;
    this.starts = wanted == null ? null : wanted.starts();
    this.isMemory = new boolean[elf.sections()];
  }

  /**
   * Reads a table.
   *
   * @param wanted the names to look for; those of all global symbols if there is no such set
   */
  static SymbolTable read(ElfFile elf, Optional<Set<String>> wanted) throws IOException {
    SymbolTable symbols =
        new SymbolTable(elf, wanted.isPresent() ? new WantedNames(wanted.get()) : null);
    int table = 0;
    for (int i = elf.sections() - 1; i > 0; i--) {
      Section section = elf.section(i);
      long both = SHF_WRITE | SHF_ALLOC;
      symbols.isMemory[i] = (section.flags() & both) == both;
      table = section.type() == ElfFile.SHT_SYMTAB ? i : table;
    }
    if (table != 0) {
      symbols.read(elf.section(table));
    }
    return symbols;
  }

  /** The wanted ones by their names. */
  Map<String, Long> values() {
    return values;
  }

  MemorySymbols memory() {
    return memory;
  }

  private void read(Section table) throws IOException {
    Section strings = elf.section(table.link());
    names = elf.bytes(strings, 0, strings.size());
    if (names.length == 0 || names[names.length - 1] != 0) {
      throw new ImageException("the names of its symbols do not end");
    }
    memory = new MemorySymbols(names);
    long count = table.size() / entry;
    long globals = Math.min(Integer.toUnsignedLong(table.info()), count);
    if (wanted != null) {
      read(table, behindFiles(table, globals), globals, true);
    }
    read(table, globals, count, false);
  }

  /** The index behind the last name of a file; the first one if no file is named. */
  private long behindFiles(Section table, long globals) throws IOException {
    for (long end = globals; end > 0; end -= CHUNK) {
      long start = Math.max(0, end - CHUNK);
      byte[] chunk = elf.bytes(table, start * entry, (end - start) * entry);
      for (int at = chunk.length - entry; at >= 0; at -= entry) {
        if ((chunk[at + info] & 15) == TYPE_FILE) {
          return start + at / entry + 1;
        }
      }
    }
    return 0;
  }

  private void read(Section table, long from, long to, boolean local) throws IOException {
    for (long start = from; start < to; start += CHUNK) {
      long end = Math.min(start + CHUNK, to);
      byte[] chunk = elf.bytes(table, start * entry, (end - start) * entry);
      int block = entry * (start == from ? FEW : MANY);
      for (int at = 0; at < chunk.length; at += block) {
        add(chunk, at, Math.min(at + block, chunk.length), local);
      }
    }
  }

  /**
   * Passes over most symbols without a call: until the JVM has compiled this, each call takes
   * longer than all else that is done for a symbol.
   */
  private void add(byte[] table, int from, int to, boolean local) {
    for (int at = from; at < to; at += entry) {
      int digit = at + low;
      int name =
          (table[digit] & 0xFF)
              | (table[digit + step] & 0xFF) << 8
              | (table[digit + 2 * step] & 0xFF) << 16
              | (table[digit + 3 * step] & 0xFF) << 24;
      digit = at + info + 2 + (low & 1);
      int section = (table[digit] & 0xFF) | (table[digit + step] & 0xFF) << 8;
      byte first = names[name];
      if (starts == null
          || starts[first == 0 ? 0 : (first & 0xFF) << 8 | (names[name + 1] & 0xFF)]
          || (section < isMemory.length ? isMemory[section] : section == SHN_ABS)) {
        add(table, at, name, section, local);
      }
    }
  }

  private boolean mayBeWanted(int name) {
    return wanted == null || wanted.mayStartAt(names, name);
  }

  private boolean isMemory(int section) {
    return section < isMemory.length ? isMemory[section] : section == SHN_ABS;
  }

  private void add(byte[] table, int at, int name, int section, boolean local) {
    int kind = table[at + info] & 0xFF;
    // Local symbols are left where a table says wrongly that there are none.
    boolean counts = local ? wasGlobal(kind, table[at + info + 1]) : kind >> 4 != BINDING_LOCAL;
    if (name == 0 || section == 0 || !counts) {
      return;
    }
    long value = elf.word(table, at + 4, at + 8);
    if (wanted == null || (mayBeWanted(name) && wanted.containsNameAt(names, name))) {
      values.put(ElfFile.string(names, name), value);
    }
    if (!local && isMemory(section) && (kind & 15) != TYPE_TLS) {
      memory.add(name, value, section == SHN_ABS);
    }
  }

  private static boolean wasGlobal(int kind, byte other) {
    int visibility = other & 3;
    return (kind & 15) == NO_TYPE || visibility == HIDDEN || visibility == INTERNAL;
  }
}
