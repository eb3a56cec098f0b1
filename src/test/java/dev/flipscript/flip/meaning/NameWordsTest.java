package dev.flipscript.flip.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

  @ParameterizedTest
  @CsvSource({
    "_stack_start, stack start",
    "__Stack2Top, stack 2 top",
    "__StackTop, stack top",
    "__HeapLimit, heap limit",
    "_pvHeapStart, pv heap start",
    "g_pfnVectors, g pfn vectors",
    "__DTCMStart, dtcm start",
    "__STACK_SIZE, stack size",
    "_Min_Stack_Size, min stack size",
    ".stack.core1, stack core 1",
    "ram0end, ram 0 end",
    "__initial_sp, initial sp",
    "Image$$ARM_LIB_STACK$$ZI$$Limit, image arm lib stack zi limit",
    "framebuffer, framebuffer",
    "__, ''",
  })
  void splits(String name, String words) {
    assertThat(String.join(" ", NameWords.of(name))).isEqualTo(words);
  }
}
