package dev.flipscript.flip.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one image tells of its own addresses; all count from the start of the memory, of 0x1000. */
class AddressOrderTest {

  private static final long RAM = 0x20000000L;
  private static final long SIZE = 0x1000;

  /** The stack starts at 0x800, with .data behind it, unless the sections are given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # The stack's own limit is not above its start; those of other stacks are none of it.
          _stack_start=0x800 _stack_limit=0x800              | -  | -
          _stack_start=0x800 _stack_limit=0x801              | -  | _stack_limit 0x20000801 bounds the stack above its start
          _stack_start=0x800 _stack_bottom=0x1000            | -  | _stack_bottom 0x20001000 bounds the stack above its start
          _stack_start=0x800 _stack_bottom=0x1001            | -  | -
          _stack_start=0x800 _stack_bottom=-1                | -  | -
          _stack_start=0x800 _irq_stack_limit=0x900          | -  | -
          _stack_start=0x804 _stack_limit=0x900              | -  | -
          _stack_start=0x800 _stack_top=0x900                | -  | -
          # A heap of a flipped layout is above the statics.
          __heap_end=0x800                                   | -  | -
          __heap_end=0x7ff                                   | -  | __heap_end 0x200007ff ends a heap in the stack
          __heap_end=0                                       | -  | __heap_end 0x20000000 ends a heap in the stack
          __heap_start=0x7ff                                 | -  | __heap_start 0x200007ff starts a heap in the stack
          __heap_start=0x800                                 | -  | __heap_start 0x20000800 starts a heap on top of .data
          __heap_start=0x801                                 | -  | -
          __heap_start=0x900                                 | -  | -
          # By the lowest section above the stack's start, in whatever order, and not if it is a heap.
          __heap_start=0x800                                 | .b 0x900 16, .a 0x800 16 | __heap_start 0x20000800 starts a heap on top of .a
          __heap_start=0x900                                 | .b 0x900 16, .a 0x800 16 | -
          __heap_start=0x800                                 | .heap 0x800 16, .a 0x900 16 | -
          # Not in a plain layout, where statics lie below the stack, but for its reservation.
          __heap_start=0x100 __heap_end=0x200                | .a 0 16, .b 0x900 16 | -
          __heap_start=0x100                                 | .stack 0 0x800, .b 0x900 16 | __heap_start 0x20000100 starts a heap in the stack
          # Nor where there are no statics at all.
          __heap_start=0x100 __heap_end=0x200                | .none 0 0 | -
          # A heap ends behind its start, and each by its own name.
          __heap_start=0xa00 __heap_end=0x9ff                | -  | __heap_end 0x200009ff ends the heap before __heap_start
          __heap_start=0xa00 __heap_end=0xa00                | -  | -
          __heap_start=0xa00 __heap_end=0xb00                | -  | -
          __heap_start=0xa00 __fast_heap_end=0x900           | -  | -
          __heap_start=0xa00 __heap_end=0x2000               | -  | -
          __heap_start=0xa00 __heap_end=-16                  | -  | -
          __heap_start=0xa00 __heap_end=0x100                | -  | __heap_end 0x20000100 ends a heap in the stack
          __heap_start=0xa00 __heap_base=0x900               | -  | -
          """)
  void wrong(String symbols, String sections, String expected) {
    Map<String, Long> values = new HashMap<>();
    for (String one : symbols.split(" +", -1)) {
      String[] parts = one.split("=", -1);
      values.put(parts[0], RAM + Long.decode(parts[1]));
    }
    List<ImageSection> all = new ArrayList<>();
    for (String one : (sections == null ? ".data 0x800 0x100" : sections).split(", ", -1)) {
      String[] words = one.split(" ", -1);
      all.add(
          new ImageSection(
              words[0], RAM + Long.decode(words[1]), Long.decode(words[2]), 4, true, true, false));
    }
    AddressOrder order =
        new AddressOrder(image(all, values), values.keySet(), RAM, RAM + SIZE, RAM + 0x800);
    List<String> wrong = new ArrayList<>();
    for (AddressOrder.Wrong one : order.wrong()) {
      wrong.add(one.symbol() + " " + Hex.address(one.value()) + " " + one.what());
    }
    assertThat(String.join("; ", wrong)).isEqualTo(expected == null ? "" : expected);
  }

  private static Image image(List<ImageSection> sections, Map<String, Long> symbols) {
    return new Image(
        new Core(Machine.ARM, 4, true),
        1,
        sections,
        symbols,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
