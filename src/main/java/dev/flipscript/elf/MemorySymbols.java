package dev.flipscript.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the global symbols that lie in writable sections, and those that are absolute: what a
 * change of the layout of RAM may touch. The far more numerous ones of code do not even become a
 * string.
 */
public final class MemorySymbols {

  private static final int BINDING_LOCAL = 0;
  private static final int SHN_ABS = 0xFFF1;
  private static final int SHF_WRITE = 1;
  private static final int SHF_ALLOC = 2;
  private static final int TYPE_TLS = 6;
  private static final int CHUNK = 4096;

  private final ElfFile elf;

  private MemorySymbols(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * Reads them, by their names.
   *
   * @throws ImageException if it is no ELF file that can be read
   * @throws IOException if it cannot be read
   */
  public static Map<String, ImageSymbol> read(Path file) throws IOException {
    return ElfReading.of(file, elf -> new MemorySymbols(elf).read());
  }

  private Map<String, ImageSymbol> read() throws IOException {
    Map<String, ImageSymbol> symbols = new HashMap<>();
    boolean[] isMemory = new boolean[elf.sections()];
    int table = 0;
    for (int i = 1; i < elf.sections(); i++) {
      ElfFile.Section section = elf.section(i);
      long both = SHF_WRITE | SHF_ALLOC;
      isMemory[i] = (section.flags() & both) == both;
      table = section.type() == ElfFile.SHT_SYMTAB ? i : table;
    }
    if (table != 0) {
      read(elf.section(table), isMemory, symbols);
    }
    return symbols;
  }

  private void read(ElfFile.Section table, boolean[] isMemory, Map<String, ImageSymbol> symbols)
      throws IOException {
    ElfFile.Section strings = elf.section(table.link());
    byte[] names = elf.contents(strings, 0, strings.size()).array();
    int entry = elf.is32() ? 16 : 24;
    int info = elf.is32() ? 12 : 4;
    long global = Integer.toUnsignedLong(table.info()) * entry;
    for (long from = global; from + entry <= table.size(); from += (long) entry * CHUNK) {
      ByteBuffer chunk = elf.contents(table, from, (long) entry * CHUNK);
      byte[] bytes = new byte[chunk.remaining()];
      chunk.get(0, bytes);
      int low = chunk.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
      for (int at = 0; at + entry <= bytes.length; at += entry) {
        // A buffer takes ten calls to get a number, and a first link does not compile them.
        int place = at + info + 2;
        int section = (bytes[place + low] & 0xFF) | (bytes[place + 1 - low] & 0xFF) << 8;
        boolean absolute = section == SHN_ABS;
        if (absolute || (section < isMemory.length && isMemory[section])) {
          int kind = bytes[at + info] & 0xFF;
          int name = chunk.getInt(at);
          if (kind >> 4 != BINDING_LOCAL && (kind & 15) != TYPE_TLS && name != 0) {
            symbols.put(
                ElfFile.string(names, name),
                new ImageSymbol(elf.word(chunk, at + 4, at + 8), absolute));
          }
        }
      }
    }
  }
}
