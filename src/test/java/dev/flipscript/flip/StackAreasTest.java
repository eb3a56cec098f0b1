package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.Machine;
import dev.flipscript.memory.Hex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stacks that symbols tell apart in the memory from 0x20000000 to 0x20001000. */
class StackAreasTest {

  private static final long FROM = 0x20000000L;
  private static final long TO = 0x20001000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # One stack, and what bounds it.
          __StackTop=1000                                           | stack 0x20000000 0x20001000
          __StackTop=1000 __StackLimit=800                          | stack 0x20000000 0x20001000
          # Another one above or below it, by the symbol at its end.
          __StackTop=c00 _irq_stack_top=1000                        | stack 0x20000000 0x20000c00, _irq_stack_top 0x20000c00 0x20001000
          __StackTop=1000 _irq_stack_top=400                        | _irq_stack_top 0x20000000 0x20000400, stack 0x20000400 0x20001000
          __StackTop=1000 _irq_stack_top=400 _fiq_stack=800         | _irq_stack_top 0x20000000 0x20000400, _fiq_stack 0x20000400 0x20000800, stack 0x20000800 0x20001000
          # Where one starts the next has its bottom, and the former counts.
          __StackTop=1000 _irq_stack_top=400 _fiq_stack_limit=400   | _irq_stack_top 0x20000000 0x20000400, stack 0x20000400 0x20001000
          __StackTop=1000 _abt_stack_limit=400 _irq_stack_top=400   | _irq_stack_top 0x20000000 0x20000400, stack 0x20000400 0x20001000
          # Of two starts, or of two bottoms, the first of the alphabet.
          __StackTop=1000 _b_stack_top=400 _a_stack_top=400         | _a_stack_top 0x20000000 0x20000400, stack 0x20000400 0x20001000
          __StackTop=1000 _b_stack_limit=400 _a_stack_limit=400     | _a_stack_limit 0x20000000 0x20000400, stack 0x20000400 0x20001000
          # The start's own symbol is the stack, whoever else lies there.
          __StackTop=1000 _irq_stack_limit=1000                     | stack 0x20000000 0x20001000
          # At the start's address only names of a bottom: the one that ends there is theirs.
          _main_stack_limit=1000 _irq_stack_top=400 _stack_top=800  | _irq_stack_top 0x20000000 0x20000400, stack 0x20000400 0x20001000
          # No end of a stack: outside, at the start of the memory, of something else.
          __StackTop=1000 _irq_stack_top=1004 _fiq_stack=0 _abt_stack=-4 | stack 0x20000000 0x20001000
          __StackTop=1000 __heap_end=400 _irq_top=800               | stack 0x20000000 0x20001000
          # A guard is none.
          __StackTop=1000 __stack_chk_guard=3c                      | stack 0x20000000 0x20001000
          __StackTop=1000 _stack_guard_end=3c __stack_canary=40     | stack 0x20000000 0x20001000
          # Nothing tells what the stack itself is called.
          _irq_stack_top=400                                        | stack 0x20000000 0x20001000
          __heap_end=1000 _irq_stack_top=400                        | stack 0x20000000 0x20001000
          """)
  void areas(String symbols, String expected) {
    Map<String, Long> values = new HashMap<>();
    long pointer = TO;
    for (String symbol : symbols.trim().split(" +", -1)) {
      String[] parts = symbol.split("=", -1);
      values.put(parts[0], FROM + Long.parseLong(parts[1], 16));
      pointer = parts[0].equals("__StackTop") ? values.get(parts[0]) : pointer;
    }
    List<String> areas = new ArrayList<>();
    for (StackAreas.StackArea area : StackAreas.in(image(values), FROM, TO, pointer)) {
      areas.add(area.name() + " " + Hex.address(area.start()) + " " + Hex.address(area.end()));
    }
    assertThat(String.join(", ", areas)).isEqualTo(expected);
  }

  private static Image image(Map<String, Long> symbols) {
    return new Image(
        new Core(Machine.ARM, 4, true),
        1,
        List.of(),
        symbols,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
