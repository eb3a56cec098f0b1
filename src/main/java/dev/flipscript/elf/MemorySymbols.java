package dev.flipscript.elf;

import java.util.Arrays;

/**
 * The global symbols of an image that lie in writable sections, and those that are absolute: what a
 * change of the layout of RAM may touch, in the order of the file. Their names become strings only
 * when somebody asks for them.
 */
public final class MemorySymbols {

  /** Those of an image that has none, or of which they are not known. */
  public static final MemorySymbols NONE = new MemorySymbols(new byte[0]);

  private final byte[] strings;
  private int[] names = {};
  private long[] values = {};
  private boolean[] absolute = {};
  private int size;

  /**
   * None yet.
   *
   * @param strings where their names are; it ends in a zero
   */
  MemorySymbols(byte[] strings) {
    this.strings = strings;
  }

  /** Adds one by the place of its name. */
  void add(int name, long value, boolean isAbsolute) {
    if (size == names.length) {
      int more = Math.max(16, 2 * size);
      names = Arrays.copyOf(names, more);
      values = Arrays.copyOf(values, more);
      absolute = Arrays.copyOf(absolute, more);
    }
    names[size] = name;
    values[size] = value;
    absolute[size] = isAbsolute;
    size++;
  }

  public int size() {
    return size;
  }

  public String name(int index) {
    return ElfFile.string(strings, names[index]);
  }

  /** Its address, or number. */
  public long value(int index) {
    return values[index];
  }

  /** Whether it belongs to no section (SHN_ABS), so that no linker moves it. */
  public boolean isAbsolute(int index) {
    return absolute[index];
  }

  /** Whether another image has one of the same name in the same place. */
  public boolean isNamedAlike(int index, MemorySymbols others) {
    if (index >= others.size) {
      return false;
    }
    int at = names[index];
    int other = others.names[index];
    while (strings[at] == others.strings[other]) {
      if (strings[at] == 0) {
        return true;
      }
      at++;
      other++;
    }
    return false;
  }
}
