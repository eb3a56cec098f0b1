package dev.flipscript.flip.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What code, or data, reads which symbols of the scripts.
 *
 * @param uses of all symbols that were asked for
 * @param readingStackPointer the functions that compare with the stack pointer
 */
public record Readers(List<Use> uses, Set<String> readingStackPointer) {

  /**
   * One place that holds the value of a symbol.
   *
   * @param function the function that it is part of; empty for data
   * @param section the output section of that place
   * @param address of that place
   * @param code whether the place is one of code, and not of data
   */
  public record Use(String symbol, String function, String section, long address, boolean code) {

    /** The function, or the section of data. */
    public String reader() {
      return function.isEmpty() ? section : function;
    }
  }

  public Readers {
    uses = List.copyOf(uses);
    readingStackPointer = Set.copyOf(readingStackPointer);
  }

  /** What newlib's malloc gets its memory from, by the names that there are for it. */
  public static final List<String> SBRK = List.of("_sbrk", "sbrk", "_sbrk_r", "__sbrk");

  /** Who reads a symbol, in the order of the image. */
  public Set<String> of(String symbol) {
    Set<String> readers = new LinkedHashSet<>();
    for (Use use : uses) {
      if (use.symbol().equals(symbol)) {
        readers.add(use.reader());
      }
    }
    return readers;
  }

  /** Whether data holds the value of a symbol, for code that cannot be seen to read it. */
  boolean isHeldByData(String symbol) {
    for (Use use : uses) {
      if (use.symbol().equals(symbol) && !use.code()) {
        return true;
      }
    }
    return false;
  }

  /** What a function reads. */
  public Set<String> readBy(String reader) {
    Set<String> symbols = new LinkedHashSet<>();
    for (Use use : uses) {
      if (use.reader().equals(reader)) {
        symbols.add(use.symbol());
      }
    }
    return symbols;
  }

  /** The places that hold a symbol. */
  List<Use> uses(String symbol) {
    List<Use> found = new ArrayList<>();
    for (Use use : uses) {
      if (use.symbol().equals(symbol)) {
        found.add(use);
      }
    }
    return found;
  }
}
