package dev.flipscript.flip.meaning;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.memory.Value;
import dev.flipscript.script.ast.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What every symbol that the scripts define means in the plain image. What decides, in this order:
 * the user, how the scripts derive it, what reads it, the words of its name.
 */
public final class Meanings {

  /** What the user says. */
  public record Wishes(Map<String, Role> roles, Set<String> followers) {
    public Wishes {
      roles = Map.copyOf(roles);
      followers = Set.copyOf(followers);
    }
  }

  private final Blocks blocks;
  private final Definitions definitions;
  private final Optional<Readers> readers;
  private final Map<String, Meaning> meanings = new LinkedHashMap<>();
  private long heapEnd;
  private boolean isHeapEndKnown;

  private Meanings(Blocks blocks, Definitions definitions, Optional<Readers> readers) {
    this.blocks = blocks;
    this.definitions = definitions;
    this.readers = readers;
  }

  /**
   * The meanings in one layout.
   *
   * @param symbols each {@code --defsym}
   * @param plain the image as the user laid it out; what it does not define counts as evaluated
   * @param readsRegion whether a name, or alias, is that of the stack's region
   * @param readers who reads what cannot be told otherwise, if that was looked at
   */
  public static Meanings of(
      MemoryMap map,
      List<CommandLineSymbol> symbols,
      Blocks blocks,
      Image plain,
      Predicate<String> readsRegion,
      Wishes wishes,
      Optional<Readers> readers) {
    Definitions definitions =
        new Definitions(
            map,
            symbols,
            readsRegion,
            name -> sharesMemory(map, blocks, name) && !readsRegion.test(name),
            name -> isThere(plain, blocks, name),
            plain::symbol);
    Meanings all = new Meanings(blocks, definitions, readers);
    Roles roles =
        new Roles(
            blocks,
            definitions,
            name -> value(map, plain, name),
            wishes.followers(),
            outside(plain, blocks));
    for (String name : definitions.names()) {
      OptionalLong value = value(map, plain, name);
      if (value.isEmpty()) {
        if (roles.isBottomByName(name)) {
          all.put(name, Role.STACK_BOTTOM, blocks.staticsEnd());
        }
        continue;
      }
      Role role = wishes.roles().get(name);
      if (role == null) {
        role = roles.of(name, value.getAsLong());
      }
      all.put(name, role, value.getAsLong());
    }
    readers.ifPresent(found -> new ReadMeanings(all, plain, found, wishes).decide());
    return all;
  }

  private static boolean sharesMemory(MemoryMap map, Blocks blocks, String region) {
    Optional<MappedRegion> other = map.region(region);
    return other.isPresent()
        && other.get().isKnown()
        && other.get().length() != 0
        && (other.get().contains(blocks.origin())
            || Long.compareUnsigned(other.get().origin() - blocks.origin(), blocks.length()) < 0);
  }

  private static boolean isThere(Image plain, Blocks blocks, String name) {
    OptionalLong value = plain.symbol(name);
    return value.isPresent() && blocks.holds(value.getAsLong());
  }

  private static OptionalLong value(MemoryMap map, Image plain, String name) {
    OptionalLong linked = plain.symbol(name);
    if (linked.isPresent()) {
      return linked;
    }
    Optional<Value> value = map.symbols().value(name);
    return value.isPresent() && value.get() instanceof Value.Known known
        ? OptionalLong.of(known.bits())
        : OptionalLong.empty();
  }

  private static Set<String> outside(Image plain, Blocks blocks) {
    Set<String> names = new HashSet<>();
    for (ImageSection section : plain.sections()) {
      if (section.size() != 0 && !section.overlaps(blocks.origin(), blocks.top())) {
        names.add(section.name());
      }
    }
    return names;
  }

  /** The highest address that bounds the heap and does not move with the statics, or this one. */
  public long heapEnd(long address) {
    if (!isHeapEndKnown) {
      for (Meaning end : of(Role.HEAP_END)) {
        if (!end.located() && (!isHeapEndKnown || end.value() - heapEnd > 0)) {
          heapEnd = end.value();
          isHeapEndKnown = true;
        }
      }
    }
    return isHeapEndKnown && heapEnd - address > 0 ? heapEnd : address;
  }

  /** By how much an address lies above the nearest bottom of the stack that is not above it. */
  public long aboveBottom(long address) {
    long least = Long.MAX_VALUE;
    for (Meaning bottom : of(Role.STACK_BOTTOM)) {
      long above = address - bottom.value();
      least = above >= 0 ? Math.min(least, above) : least;
    }
    return least == Long.MAX_VALUE ? address - blocks.staticsEnd() : least;
  }

  void put(String name, Role role, long value) {
    isHeapEndKnown = false;
    meanings.put(
        name,
        new Meaning(
            name,
            role,
            value,
            definitions.isLocated(name) && !blocks.isInStack(definitions.section(name), value),
            definitions.section(name)));
  }

  /** Whether a script writes a symbol into the image, where nothing tells who reads it. */
  boolean isStored(String symbol) {
    return definitions.isStored(symbol);
  }

  public Blocks blocks() {
    return blocks;
  }

  /** Who reads the symbols, if that was looked at. */
  public Optional<Readers> readers() {
    return readers;
  }

  /** All of them, in reading order. */
  public List<Meaning> all() {
    return List.copyOf(meanings.values());
  }

  /** That of one symbol; nothing for one of which no value is known. */
  public Optional<Meaning> of(String symbol) {
    return Optional.ofNullable(meanings.get(symbol));
  }

  /** The role of a symbol; {@link Role#OTHER} for one that the scripts do not define. */
  public Role role(String symbol) {
    Meaning meaning = meanings.get(symbol);
    return meaning == null ? Role.OTHER : meaning.role();
  }

  /** Those of a role. */
  public List<Meaning> of(Role role) {
    List<Meaning> found = new ArrayList<>();
    for (Meaning meaning : meanings.values()) {
      if (meaning.role() == role) {
        found.add(meaning);
      }
    }
    return found;
  }

  /** Whether a symbol, which means no place among the statics, changes its value in a flip. */
  public boolean isStackSide(String symbol) {
    Meaning meaning = meanings.get(symbol);
    if (meaning == null) {
      return false;
    }
    return switch (meaning.role()) {
      case STACK_START, STACK_BOTTOM, IN_STACK, STACK_GUARD -> true;
      case HEAP_END -> !meaning.located();
      case MEMORY, STATICS, HEAP_START, OTHER, AMBIGUOUS -> false;
    };
  }

  /** Whether an expression has a term that moves with the statics. */
  public boolean isLocated(Expression expression) {
    return definitions.isLocated(expression);
  }
}
