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
 */
final class SymbolTable {

  private static final int BINDING_LOCAL = 0;
  private static final int TYPE_TLS = 6;
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

  /** Where an entry has binding and type; two bytes on is its section. */
  private final int info;

  private final boolean[] isMemory;
  private final Map<String, Long> values = new HashMap<>();
  private byte[] names = {};
  private MemorySymbols memory = MemorySymbols.NONE;

  private SymbolTable(ElfFile elf, @Nullable WantedNames wanted) {
    this.elf = elf;
    this.wanted = wanted;
    this.entry = elf.is32() ? 16 : 24;
    this.info = elf.is32() ? 12 : 4;
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
    read(table, globals, count);
  }

  private void read(Section table, long from, long to) throws IOException {
    for (long start = from; start < to; start += CHUNK) {
      long end = Math.min(start + CHUNK, to);
      byte[] chunk = elf.bytes(table, start * entry, (end - start) * entry);
      int block = entry * (start == from ? FEW : MANY);
      for (int at = 0; at < chunk.length; at += block) {
        add(chunk, at, Math.min(at + block, chunk.length));
      }
    }
  }

  private void add(byte[] table, int from, int to) {
    for (int at = from; at < to; at += entry) {
      int name = elf.number(table, at);
      int section = elf.half(table, at + info + 2);
      if (mayBeWanted(name) || isMemory(section)) {
        add(table, at, name, section);
      }
    }
  }

  private boolean mayBeWanted(int name) {
    return wanted == null || wanted.mayStartAt(names, name);
  }

  private boolean isMemory(int section) {
    return section < isMemory.length ? isMemory[section] : section == SHN_ABS;
  }

  private void add(byte[] table, int at, int name, int section) {
    int kind = table[at + info] & 0xFF;
    // Local symbols are left where a table says wrongly that there are none.
    if (name == 0 || section == 0 || kind >> 4 == BINDING_LOCAL) {
      return;
    }
    long value = elf.word(table, at + 4, at + 8);
    if (wanted == null || (mayBeWanted(name) && wanted.containsNameAt(names, name))) {
      values.put(ElfFile.string(names, name), value);
    }
    if (isMemory(section) && (kind & 15) != TYPE_TLS) {
      memory.add(name, value, section == SHN_ABS);
    }
  }
}
