package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.flip.meaning.KnownNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stacks that lie side by side in memory that no section fills. An image tells them by the
 * symbols at their ends: one that is called a stack, by other words than the start of the stack, is
 * the end of another one.
 */
public final class StackAreas {

  /**
   * One stack.
   *
   * @param name of the symbol above it; {@code stack} for that of the initial stack pointer
   * @param start its lowest address
   * @param end the address above its first byte
   */
  public record StackArea(String name, long start, long end) {}

  private StackAreas() {}

  /**
   * The stacks from the lowest to the highest.
   *
   * @param from where the memory starts
   * @param to where it ends, inclusive for symbols
   * @param pointer the initial stack pointer, in it
   */
  public static List<StackArea> in(Image image, long from, long to, long pointer) {
    TreeMap<Long, String> ends = new TreeMap<>(Long::compareUnsigned);
    Set<List<String>> own = stemsAt(image, pointer);
    for (Map.Entry<String, Long> symbol : image.symbols().entrySet()) {
      long value = symbol.getValue();
      if (Long.compareUnsigned(from, value) < 0
          && Long.compareUnsigned(value, to) <= 0
          && KnownNames.isStacks(symbol.getKey())
          && !KnownNames.isGuard(symbol.getKey())
          && !own.isEmpty()
          && !own.contains(KnownNames.stem(symbol.getKey()))) {
        ends.merge(value, symbol.getKey(), StackAreas::better);
      }
    }
    ends.put(pointer, "stack");
    List<StackArea> areas = new ArrayList<>();
    long start = from;
    for (Map.Entry<Long, String> end : ends.entrySet()) {
      areas.add(new StackArea(end.getValue(), start, end.getKey()));
      start = end.getKey();
    }
    return areas;
  }

  /** What the names of the stack's start have in common with that of its bottom. */
  private static Set<List<String>> stemsAt(Image image, long pointer) {
    Set<List<String>> starts = new HashSet<>();
    Set<List<String>> bottoms = new HashSet<>();
    for (Map.Entry<String, Long> symbol : image.symbols().entrySet()) {
      String name = symbol.getKey();
      if (symbol.getValue() == pointer && KnownNames.isStacks(name)) {
        (KnownNames.isBottom(name) ? bottoms : starts).add(KnownNames.stem(name));
      }
    }
    return starts.isEmpty() ? bottoms : starts;
  }

  /** Where one stack starts another one has its bottom: the name of a start. */
  private static String better(String one, String other) {
    boolean oneIsBottom = KnownNames.isBottom(one);
    if (oneIsBottom != KnownNames.isBottom(other)) {
      return oneIsBottom ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }
}
