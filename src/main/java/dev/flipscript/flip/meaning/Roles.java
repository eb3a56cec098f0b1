package dev.flipscript.flip.meaning;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.SectionIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells roles by where an address lies, how the scripts derive it, and what its words are about.
 * Three addresses have more than one meaning: the start of the region, the bottom of the stack and
 * its start.
 */
final class Roles {

  /** So near to the stack's start that a heap which ends there has left the stack no room. */
  private static final long NO_ROOM = 64;

  /** The largest one of an ABI, in bytes. */
  private static final long STACK_ALIGNMENT = 16;

  private final Blocks blocks;
  private final SectionIndex index;
  private final long staticsEnd;
  private final Definitions definitions;
  private final Function<String, OptionalLong> values;
  private final Set<String> followers;
  private final Set<String> outside;
  private final Set<String> asking = new HashSet<>();
  private final Map<String, ImageSection> statics = new HashMap<>();
  private @Nullable Set<List<String>> stemsOfStart;

  /**
   * Roles in one layout.
   *
   * @param values the values of symbols in the plain image
   * @param followers what the user says follows the statics
   * @param outside the sections with bytes that are not among the blocks
   */
  Roles(
      Blocks blocks,
      Definitions definitions,
      Function<String, OptionalLong> values,
      Set<String> followers,
      Set<String> outside) {
    this.blocks = blocks;
    this.index = new SectionIndex(blocks.statics());
    this.staticsEnd = blocks.staticsEnd();
    this.definitions = definitions;
    this.values = values;
    this.followers = followers;
    this.outside = outside;
    for (ImageSection section : blocks.statics()) {
      statics.putIfAbsent(section.name(), section);
    }
  }

  /** The role of a symbol that the scripts define. */
  Role of(String name, long value) {
    if (!blocks.holds(value)) {
      return Role.OTHER;
    }
    if (followers.contains(name)) {
      return Role.STATICS;
    }
    if (definitions.isOfCommandLine(name)) {
      Optional<Role> meant = ofAlias(name, value);
      if (meant.isPresent()) {
        return meant.get();
      }
    }
    Family family = KnownNames.family(name);
    boolean located = definitions.isLocated(name);
    if (family == Family.SIZE
        || (located ? liesElsewhere(name) : isOfAnotherRegion(name, family))) {
      return Role.OTHER;
    }
    if ((family == Family.STACK || family == Family.NONE) && isCountedFromBottom(name, value)) {
      return Role.STACK_GUARD;
    }
    if (blocks.isInStack(definitions.section(name), value)) {
      return family == Family.HEAP ? Role.HEAP_END : inReservation(value);
    }
    if (value == blocks.origin() && !(located && family == Family.STACK)) {
      return atOrigin(name, family, located);
    }
    if (located && !index.touching(value).isEmpty()) {
      return inStatics(name, family, value);
    }
    if (value == blocks.pointer()) {
      return atPointer(name, family, located);
    }
    if (value - blocks.pointer() > 0 && value - blocks.top() <= 0 && family == Family.STACK) {
      return Role.IN_STACK;
    }
    if (value - blocks.pointer() > 0 && value - blocks.top() < 0) {
      return ofAlias(name, value).orElse(Role.AMBIGUOUS);
    }
    if (value - blocks.pointer() > 0) {
      if (family == Family.STACK && !located && value - blocks.pointer() < STACK_ALIGNMENT) {
        return Role.STACK_START; // The start-up code clears the low bits.
      }
      return located && isBehindReservation(value) ? behind(name, family) : Role.OTHER;
    }
    if (family == Family.STACK && value == blocks.reservationStart()) {
      return bottom();
    }
    return located ? locatedAbove(name, family) : counted(name, family, value);
  }

  /** Whether a symbol behind the statics, of which no image tells the value, bounds the stack. */
  boolean isBottomByName(String name) {
    return KnownNames.isStacks(name)
        && definitions.section(name).isEmpty()
        && isCalledBottom(name)
        && hasStemOfStart(name);
  }

  /** Whether it hangs on a section that has bytes and does not move with the statics. */
  private boolean liesElsewhere(String name) {
    String section = definitions.section(name);
    return isIn(blocks.fixed(), section) || isOutside(section);
  }

  /** Whether a section with bytes lies neither among the statics nor in the stack's place. */
  private boolean isOutside(String section) {
    return !section.isEmpty()
        && !statics.containsKey(section)
        && !isIn(blocks.reservations(), section)
        && outside.contains(section);
  }

  /** The stack may be counted from another name of the same memory. */
  private boolean isOfAnotherRegion(String name, Family family) {
    return definitions.readsOtherRegion(name)
        && !definitions.readsRegion(name)
        && !(family == Family.STACK && definitions.readsSameMemory(name));
  }

  /** Whether the scripts add something to the stack's bottom, and not up to its start. */
  private boolean isCountedFromBottom(String name, long value) {
    Optional<String> base = definitions.countedFrom(name);
    if (base.isEmpty() || value == blocks.pointer() || !asking.add(name)) {
      return false;
    }
    OptionalLong from = values.apply(base.get());
    boolean isBelowStart = from.isPresent() && blocks.pointer() - value > 0;
    Role role = isBelowStart ? of(base.get(), from.getAsLong()) : Role.OTHER;
    asking.remove(name);
    return role == Role.STACK_GUARD || (role == Role.STACK_BOTTOM && value - from.getAsLong() > 0);
  }

  private Role inReservation(long value) {
    if (value == blocks.pointer()) {
      return Role.STACK_START;
    }
    return value == blocks.reservationStart() ? bottom() : Role.IN_STACK;
  }

  /** The memory, or the first of the statics. */
  private Role atOrigin(String name, Family family, boolean located) {
    if (located) {
      return family == Family.HEAP ? Role.HEAP_START : Role.STATICS;
    }
    return switch (family) {
      case STATICS, VECTORS -> Role.STATICS;
      case HEAP -> Role.HEAP_START;
      case MEMORY -> Role.MEMORY;
      case STACK -> Role.STACK_BOTTOM;
      case SIZE -> Role.OTHER;
      case NONE ->
          isNamedLikeTheFirst(name)
              ? Role.STATICS
              : ofAlias(name, blocks.origin()).orElse(Role.AMBIGUOUS);
    };
  }

  /** Whether the section at the start of the region has a word of the name. */
  private boolean isNamedLikeTheFirst(String name) {
    for (ImageSection section : blocks.statics()) {
      if (section.address() == blocks.origin()) {
        for (String word : NameWords.of(section.name())) {
          if (NameWords.of(name).contains(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Role inStatics(String name, Family family, long value) {
    if (family == Family.STACK) {
      return isOfThisStack(name, value) ? stackEnd(value) : Role.STATICS;
    }
    return behind(name, family);
  }

  private Role stackEnd(long value) {
    return value == blocks.pointer() ? Role.STACK_START : Role.STACK_BOTTOM;
  }

  /**
   * A stack that lies in a section of its own, beside others, is a static. It is the one there is
   * if it is called so and nothing else lies above it.
   */
  private boolean isOfThisStack(String name, long value) {
    if (value == blocks.pointer()) {
      return true;
    }
    if (blocks.opensPart() && value == blocks.reservationStart()) {
      return true;
    }
    return hasStemOfStart(name)
        && (definitions.section(name).isEmpty()
            || value == staticsEnd
            || startsTheLast(name, value));
  }

  /** Whether an address is the start of the uppermost section, which is called a stack. */
  private boolean startsTheLast(String name, long value) {
    ImageSection section = statics.get(definitions.section(name));
    return section != null
        && section.address() == value
        && section.end() == staticsEnd
        && KnownNames.isStacks(section.name());
  }

  private Role atPointer(String name, Family family, boolean located) {
    return switch (family) {
      case STACK -> Role.STACK_START;
      case HEAP -> located && startsHeap(name) ? Role.HEAP_START : Role.HEAP_END;
      case MEMORY -> Role.MEMORY;
      case SIZE -> Role.OTHER;
      case STATICS, VECTORS, NONE ->
          located ? Role.STATICS : ofAlias(name, blocks.pointer()).orElse(Role.AMBIGUOUS);
    };
  }

  private static Role behind(String name, Family family) {
    return family == Family.HEAP && startsHeap(name) ? Role.HEAP_START : Role.STATICS;
  }

  private Role bottom() {
    return blocks.keepsBottom() ? Role.IN_STACK : Role.STACK_BOTTOM;
  }

  private boolean isBehindReservation(long value) {
    return !blocks.reservations().isEmpty() && value - blocks.top() < NO_ROOM;
  }

  /** Above the statics, and taken from them. */
  private Role locatedAbove(String name, Family family) {
    return switch (family) {
      case HEAP -> startsHeap(name) ? Role.HEAP_START : Role.HEAP_END;
      case STACK -> hasStemOfStart(name) ? Role.STACK_BOTTOM : Role.STATICS;
      case MEMORY, STATICS, VECTORS, NONE, SIZE -> Role.STATICS;
    };
  }

  /** Below the stack's start, and counted from there, from the region or a number. */
  private Role counted(String name, Family family, long value) {
    boolean above = value - staticsEnd >= 0;
    return switch (family) {
      case HEAP -> above && !isCalledStart(name) ? heapEnd(value) : Role.AMBIGUOUS;
      case STACK -> hasStemOfStart(name) ? Role.STACK_BOTTOM : Role.IN_STACK;
      case MEMORY -> Role.MEMORY;
      case STATICS, VECTORS, NONE -> ofAlias(name, value).orElse(Role.AMBIGUOUS);
      case SIZE -> Role.OTHER;
    };
  }

  private Role heapEnd(long value) {
    return blocks.pointer() - value < NO_ROOM ? Role.OTHER : Role.HEAP_END;
  }

  static boolean startsHeap(String name) {
    return KnownNames.startsHeap(name) || !isCalledEnd(name);
  }

  private static boolean isCalledEnd(String name) {
    return NameWords.hasOneOf(name, ENDS);
  }

  private static final List<String> ENDS =
      List.of("end", "limit", "top", "eheap", "max", "last", "high", "upper");

  private static boolean isCalledBottom(String name) {
    return NameWords.hasOneOf(name, BOTTOMS);
  }

  private static final List<String> BOTTOMS = List.of("end", "limit", "bottom", "low", "lower");

  private static boolean isCalledStart(String name) {
    return NameWords.hasOneOf(name, STARTS);
  }

  private static final List<String> STARTS =
      List.of("start", "base", "begin", "bottom", "sheap", "low", "lower", "first");

  /** Whether a symbol at the stack's start is called by the same words, or none is there. */
  private boolean hasStemOfStart(String name) {
    Set<List<String>> all = stemsOfStart;
    if (all == null) {
      all = new HashSet<>();
      for (String other : definitions.names()) {
        OptionalLong value = values.apply(other);
        if (value.isPresent()
            && value.getAsLong() == blocks.pointer()
            && KnownNames.family(other) == Family.STACK) {
          all.add(KnownNames.stem(other));
        }
      }
      stemsOfStart = all;
    }
    return all.isEmpty() || all.contains(KnownNames.stem(name));
  }

  /** The role of the symbol that this one is another name for. */
  private Optional<Role> ofAlias(String name, long value) {
    Optional<String> other = definitions.alias(name);
    if (other.isEmpty() || !definitions.names().contains(other.get()) || !asking.add(name)) {
      return Optional.empty();
    }
    Role role = of(other.get(), value);
    asking.remove(name);
    return role == Role.AMBIGUOUS ? Optional.empty() : Optional.of(role);
  }

  private static boolean isIn(List<ImageSection> sections, String name) {
    for (ImageSection section : sections) {
      if (section.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
