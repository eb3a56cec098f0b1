package dev.flipscript.flip.meaning;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one image alone tells of its addresses, without the plain one to hold it against: the limit
 * of the stack is not above its start, a heap does not end before it starts, and does not start in
 * the stack or on top of the first of the statics.
 */
public final class AddressOrder {

  private static final List<String> BOTTOMS =
      List.of("limit", "bottom", "low", "lower", "sstack", "susrstack");

  private final Image image;
  private final Set<String> names;
  private final long origin;
  private final long end;
  private final long pointer;

  /**
   * An image.
   *
   * @param names the symbols that scripts define
   * @param origin the physical start of the region that holds the stack
   * @param end the physical end of that region
   * @param pointer the initial stack pointer
   */
  public AddressOrder(Image image, Set<String> names, long origin, long end, long pointer) {
    this.image = image;
    this.names = new TreeSet<>(names);
    this.origin = origin;
    this.end = end;
    this.pointer = pointer;
  }

  /** What is wrong, in words that an address in the usual notation follows or stands in. */
  public List<Wrong> wrong() {
    List<Wrong> wrong = new ArrayList<>();
    for (String name : names) {
      OptionalLong value = image.symbol(name);
      if (value.isPresent()
          && Long.compareUnsigned(value.getAsLong() - origin, end - origin) <= 0) {
        of(name, value.getAsLong(), wrong);
      }
    }
    return wrong;
  }

  /**
   * A symbol that means nothing where it is.
   *
   * @param what is wrong with it
   */
  public record Wrong(String symbol, long value, String what) {}

  private void of(String name, long value, List<Wrong> wrong) {
    if (KnownNames.isStacks(name)) {
      if (NameWords.hasOneOf(name, BOTTOMS) && value - pointer > 0 && isOfThisStack(name)) {
        wrong.add(new Wrong(name, value, "bounds the stack above its start"));
      }
    } else if (KnownNames.isHeaps(name) && Roles.startsHeap(name)) {
      heapStart(name, value, wrong);
    } else if (KnownNames.isHeaps(name) && value - pointer < 0 && firstAbove() != null) {
      wrong.add(new Wrong(name, value, "ends a heap in the stack"));
    }
  }

  private void heapStart(String name, long value, List<Wrong> wrong) {
    ImageSection first = firstAbove();
    if (first != null && value - pointer < 0) {
      wrong.add(new Wrong(name, value, "starts a heap in the stack"));
    } else if (first != null && value == first.address() && !KnownNames.isHeaps(first.name())) {
      wrong.add(new Wrong(name, value, "starts a heap on top of " + first.name()));
    }
    for (String other : names) {
      OptionalLong limit = image.symbol(other);
      if (KnownNames.isHeaps(other)
          && !Roles.startsHeap(other)
          && (limit.isEmpty() || limit.getAsLong() - pointer >= 0)
          && KnownNames.stem(other).equals(KnownNames.stem(name))
          && limit.isPresent()
          && Long.compareUnsigned(limit.getAsLong() - origin, end - origin) <= 0
          && limit.getAsLong() - value < 0) {
        wrong.add(new Wrong(other, limit.getAsLong(), "ends the heap before " + name));
      }
    }
  }

  /**
   * The lowest section above the stack's start, if none lies below: the layout is a flipped one.
   */
  private @Nullable ImageSection firstAbove() {
    for (ImageSection section : image.sectionsIn(origin, pointer)) {
      if (!KnownNames.isStacks(section.name())) {
        return null;
      }
    }
    return image.sectionsIn(pointer, end).stream()
        .min(Comparator.comparing(ImageSection::address, Long::compareUnsigned))
        .orElse(null);
  }

  private boolean isOfThisStack(String name) {
    for (String other : names) {
      OptionalLong value = image.symbol(other);
      if (value.isPresent()
          && value.getAsLong() == pointer
          && KnownNames.isStacks(other)
          && KnownNames.stem(other).equals(KnownNames.stem(name))) {
        return true;
      }
    }
    return false;
  }
}
