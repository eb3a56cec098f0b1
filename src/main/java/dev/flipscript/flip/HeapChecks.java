package dev.flipscript.flip;

import dev.flipscript.flip.meaning.Blocks;
import dev.flipscript.flip.meaning.HeapCode;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Meanings;
import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the code that makes the heap still finds it: what such code supposes of the stack cannot
 * be edited, but it can be seen.
 */
final class HeapChecks {

  /** Less is the padding behind the statics. */
  private static final long PADDING = 16;

  private final FlipPlan plan;
  private final FlipSettings settings;
  private final int wordSize;
  private final Meanings meanings;
  private final Readers readers;

  /**
   * @param wordSize of an address, in bytes
   */
  HeapChecks(FlipPlan plan, FlipSettings settings, int wordSize, Readers readers) {
    this.plan = plan;
    this.settings = settings;
    this.wordSize = wordSize;
    this.meanings = plan.meanings();
    this.readers = readers;
  }

  /**
   * The size that the heap's code must find changed, if it counts its end from the stack's start.
   *
   * @throws RefusalException if the code would not find its heap
   */
  Optional<Difference> check() {
    Optional<Difference> difference = Optional.empty();
    for (Meaning start : meanings.of(Role.HEAP_START)) {
      for (String code : HeapCode.readers(start, readers)) {
        Optional<Difference> found = check(start, code);
        difference = found.isPresent() ? found : difference;
      }
    }
    return difference;
  }

  private Optional<Difference> check(Meaning start, String code) {
    Set<String> reads = readers.readBy(code);
    if (readers.readingStackPointer().contains(code)) {
      throw refusal(
          Reason.HEAP_ENDS_AT_STACK,
          code + " lets the heap end at the stack pointer, which lies below the heap once flipped",
          "link an _sbrk of your own that ends at a symbol: see flip-script explain"
              + " heap-ends-at-stack");
    }
    if (HeapCode.readsEnd(meanings, reads)) {
      if (room(start) < PADDING && upToEnd(start, reads) >= PADDING) {
        throw nothingReserved(start, code);
      }
      return Optional.empty();
    }
    Optional<Difference> difference = Optional.empty();
    for (Meaning stack : meanings.of(Role.STACK_START)) {
      if (reads.contains(stack.symbol())) {
        difference = Optional.of(counted(start, stack, code, reads));
      }
    }
    for (Role role : List.of(Role.STACK_BOTTOM, Role.IN_STACK, Role.STACK_GUARD)) {
      for (Meaning limit : meanings.of(role)) {
        if (reads.contains(limit.symbol())) {
          throw endsAtStack(start, limit, code);
        }
      }
    }
    boolean isReader = readers.of(start.symbol()).contains(code);
    if (difference.isEmpty() && isReader && room(start) < PADDING) {
      throw nothingReserved(start, code);
    }
    return difference;
  }

  /** How much the code takes for its heap in the plain layout, in bytes. */
  private long upToEnd(Meaning start, Set<String> reads) {
    long size = 0;
    for (Meaning end : meanings.of(Role.HEAP_END)) {
      if (reads.contains(end.symbol())) {
        size = Math.max(size, end.value() - start.value());
      }
    }
    return size;
  }

  /** A heap that ends at the stack's start less a size, as ST's does. */
  private Difference counted(Meaning start, Meaning stack, String code, Set<String> reads) {
    List<Meaning> sizes = new ArrayList<>();
    for (Meaning other : meanings.all()) {
      long limit = stack.value() - other.value();
      boolean fits = limit - start.value() > 0 && stack.value() - limit > 0;
      if (fits && reads.contains(other.symbol()) && other.role() == Role.OTHER) {
        sizes.add(other);
      }
    }
    if (sizes.size() != 1 || !onlyHeapReads(sizes.get(0).symbol())) {
      throw endsAtStack(start, stack, code);
    }
    Meaning size = sizes.get(0);
    if (settings.heap() == 0) {
      throw needsSize(
          start,
          code
              + " lets the heap end at "
              + stack.symbol()
              + " - "
              + size.symbol()
              + ", so it has no size of its own: the plain layout leaves it "
              + Hex.bytes(stack.value() - size.value() - start.value())
              + ", and "
              + Hex.bytes(size.value())
              + " to the stack");
    }
    return new Difference(size.symbol(), wordSize);
  }

  private boolean onlyHeapReads(String symbol) {
    return HeapCode.readers(meanings, readers).containsAll(readers.of(symbol));
  }

  /** What lies between the start of the heap and the limit, in bytes. */
  private long room(Meaning start) {
    Blocks blocks = meanings.blocks();
    if (start.value() - blocks.top() >= 0 && start.located()) {
      return blocks.end() - start.value();
    }
    return plan.heap() + blocks.staticsEnd() - start.value();
  }

  private long plain(Meaning start) {
    return meanings.blocks().pointer() - start.value();
  }

  private RefusalException endsAtStack(Meaning start, Meaning limit, String code) {
    return refusal(
        Reason.HEAP_ENDS_AT_STACK,
        code
            + " makes a heap from "
            + start.symbol()
            + " on and reads "
            + limit.symbol()
            + ", which is the stack's and lies below the heap once flipped",
        "link an _sbrk of your own that ends at another symbol, or say that this one is the heap's:"
            + " --flip-role="
            + limit.symbol()
            + ":heap-end");
  }

  private RefusalException nothingReserved(Meaning start, String code) {
    return needsSize(
        start,
        code
            + " makes a heap from "
            + start.symbol()
            + " on, behind which nothing is reserved; the plain layout has "
            + Hex.bytes(plain(start))
            + " there, which it shares with the stack");
  }

  private static RefusalException needsSize(Meaning start, String message) {
    return refusal(
        Reason.HEAP_NEEDS_SIZE,
        message,
        "say how large the heap is to be, --flip-heap=4K; the stack takes the rest. If "
            + start.symbol()
            + " starts no heap: --flip-role="
            + start.symbol()
            + ":statics");
  }

  private static RefusalException refusal(Reason reason, String message, String hint) {
    return new RefusalException(reason, message, hint);
  }
}
