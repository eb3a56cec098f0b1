package dev.flipscript.elf;

import java.nio.charset.StandardCharsets;

/** Symbols of memory made by hand. */
public final class Symbols {

  private Symbols() {}

  /**
   * Reads {@code name@address}, or {@code name=number} for an absolute one, parted by blanks.
   *
   * @param padding what stands before the names where the file has them
   */
  public static MemorySymbols of(String symbols, String padding) {
    StringBuilder strings = new StringBuilder(padding + "\0");
    String[] all = symbols.isEmpty() ? new String[0] : symbols.split(" ", -1);
    int[] places = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      places[i] = strings.length();
      strings.append(all[i].split("[@=]", -1)[0]).append('\0');
    }
    MemorySymbols made =
        new MemorySymbols(strings.toString().getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < all.length; i++) {
      made.add(places[i], Long.decode(all[i].split("[@=]", -1)[1]), all[i].contains("="));
    }
    return made;
  }
}
