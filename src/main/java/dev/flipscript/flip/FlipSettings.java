package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.flip.meaning.Meanings.Wishes;
import dev.flipscript.flip.meaning.Role;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user wants of a flip.
 *
 * @param region the region to flip; the one that holds the stack by default
 * @param stackSymbol the symbol that names the initial stack pointer; a known name by default
 * @param minStack the smallest stack to accept, in bytes; 0 for what the core needs
 * @param heap bytes to leave free between the statics and the initial stack pointer's old place
 * @param floor what to do if an overflow would run into another region
 * @param pins output sections that must stay at their address
 * @param follow symbols that mean the start of the statics rather than the start of the region
 * @param roles what symbols mean, as the user says
 * @param alignment of the new start of the region, in bytes; a power of two
 */
public record FlipSettings(
    Optional<String> region,
    Optional<String> stackSymbol,
    long minStack,
    long heap,
    Floor floor,
    List<String> pins,
    List<String> follow,
    Map<String, Role> roles,
    long alignment) {

  private static final int FRAMES = 2;

  /** What happens if another region ends where the stack's region begins. */
  public enum Floor {
    /** The link is refused. */
    DENY,
    /** The link goes on with a warning. */
    WARN,
    /** The link goes on. */
    ALLOW
  }

  /** Nothing asked for. */
  public static final FlipSettings DEFAULT =
      new FlipSettings(
          Optional.empty(), Optional.empty(), 0, 0, Floor.DENY, List.of(), List.of(), Map.of(), 1);

  public FlipSettings {
    pins = List.copyOf(pins);
    follow = List.copyOf(follow);
    roles = Collections.unmodifiableMap(new TreeMap<>(roles));
  }

  /** Settings that ask for no alignment. */
  public FlipSettings(
      Optional<String> region,
      Optional<String> stackSymbol,
      long minStack,
      long heap,
      Floor floor,
      List<String> pins,
      List<String> follow,
      Map<String, Role> roles) {
    this(region, stackSymbol, minStack, heap, floor, pins, follow, roles, 1);
  }

  /** The symbols that the initial stack pointer is looked for by, the likeliest first. */
  public List<String> stackSymbols() {
    return stackSymbol.map(List::of).orElse(StackSymbols.START);
  }

  /**
   * The smallest stack to accept, in bytes: what was asked for; else twice what an exception takes
   * of the stack of that core, so that the program which it interrupts and its handler have as much
   * again.
   */
  public long leastStack(Core core) {
    return minStack != 0 ? minStack : FRAMES * (long) core.exceptionFrame();
  }

  /** Where {@link #leastStack} comes from, as it ends a sentence on its size. */
  String ofLeastStack() {
    return minStack != 0 ? "asked for" : "that two exceptions take";
  }

  /** What the user says of symbols. */
  Wishes wishes() {
    Map<String, Role> all = new HashMap<>(roles);
    stackSymbol.ifPresent(symbol -> all.putIfAbsent(symbol, Role.STACK_START));
    return new Wishes(all, new HashSet<>(follow));
  }

  /** All of them as texts in a fixed order, which are equal only for equal settings. */
  public List<String> texts() {
    return List.of(
        region.orElse(""),
        stackSymbol.orElse(""),
        Long.toString(minStack),
        Long.toString(heap),
        floor.name(),
        String.join(",", pins),
        String.join(",", follow),
        roles.toString(),
        Long.toString(alignment));
  }

  /** The same with a symbol that names the initial stack pointer. */
  public FlipSettings withStackSymbol(Optional<String> symbol) {
    return new FlipSettings(region, symbol, minStack, heap, floor, pins, follow, roles, alignment);
  }

  /** The same with a smallest stack, in bytes. */
  public FlipSettings withMinStack(long size) {
    return new FlipSettings(region, stackSymbol, size, heap, floor, pins, follow, roles, alignment);
  }

  /** The same with bytes to leave free for a heap. */
  public FlipSettings withHeap(long size) {
    return new FlipSettings(
        region, stackSymbol, minStack, size, floor, pins, follow, roles, alignment);
  }

  /** The same with what to do about memory below the stack's region. */
  public FlipSettings withFloor(Floor wanted) {
    return new FlipSettings(
        region, stackSymbol, minStack, heap, wanted, pins, follow, roles, alignment);
  }
}
