package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.MemoryMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections of one script that hold the stack: alone, with other stacks, or behind statics. */
class StackSectionsTest {

  private static final long RAM = 0x20000000L;
  private static final String MEMORY =
      "MEMORY { FLASH : ORIGIN = 0, LENGTH = 64K RAM : ORIGIN = 0x20000000, LENGTH = 64K }\n";

  /** {@code name=offset}, counted from the start of the memory. */
  private static Map<String, Long> symbols(String symbols) {
    Map<String, Long> values = new HashMap<>();
    for (String symbol : symbols.split(" ", -1)) {
      String[] parts = symbol.split("=", -1);
      values.put(parts[0], RAM + Long.decode(parts[1]));
    }
    return values;
  }

  private static ImageSection section(String name, long offset, long size) {
    return new ImageSection(name, RAM + offset, size, 8, true, true, false);
  }

  private static Image image(List<ImageSection> sections, Map<String, Long> symbols, long pointer) {
    return new Image(
        new Core(Machine.RISCV, 4, false),
        0,
        sections,
        symbols,
        Optional.empty(),
        List.of(),
        Optional.of(new StackLoad(0x100, pointer)));
  }

  private static MemoryMap map(String sections) {
    return Images.map(MEMORY + "SECTIONS { " + sections + " }\n");
  }

  /**
   * The section is .all, from 0x100 to 0x1000, and the stack starts at the pointer. What is told:
   * where its part starts and ends, whether that is all the room there is, and how many assignments
   * make it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .;              | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 first 1
          *(.bss) . = ALIGN(8); __StackLimit = .; . += 2K; __StackTop = .; | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 first 1
          *(.bss) . = ALIGN(., 8); __StackLimit = .; . += 2K; __StackTop = .; | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 1
          *(.bss) . += 1K; __StackLimit = .; . += 1K; __StackTop = .;     | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 1
          *(.bss) . = MAX(., 8); __StackLimit = .; . += 1K; __StackTop = .; | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 1
          *(.bss) __StackLimit = .; _stack_end = .; . += 2K; __StackTop = .; | __StackLimit=0x800 _stack_end=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 first 1
          *(.bss) __StackLimit = .; . += 1K; _sp_low = .; . += 1K; __StackTop = .; | __StackLimit=0x800 _sp_low=0xc00 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 first 2
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .; ;            | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | 0x800 0x1000 first 1
          # Less than an alignment behind the stack's start is padding, and more is other stacks.
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .;              | __StackLimit=0x800 __StackTop=0xff1  | 0xff1  | 0x800 0xff1 first 1
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .; . += 16;     | __StackLimit=0x800 __StackTop=0xff0  | 0xff0  | 0x800 0x1000 first 2
          # What stands behind the stack is none of it, or there is no stack's part.
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .; *(.more)     | __StackLimit=0x800 __StackTop=0x1000 | 0x1000 | none
          __StackLimit = .; . += 1K; *(.bss) _stack_end = .; . += 1K;     | __StackLimit=0x200 _stack_end=0xc00  | 0x1000 | 0xc00 0x1000 first 1
          . += 1K; __StackLimit = .; *(.bss) _stack_end = .; . += 1K;     | __StackLimit=0x200 _stack_end=0xc00  | 0x1000 | 0xc00 0x1000 first 1
          *(.bss) __HeapLimit = .; . += 2K;                               | __HeapLimit=0x800                    | 0x1000 | none
          *(.bss) . += 2K; __StackTop = .;                                | __StackTop=0x1000                    | 0x1000 | none
          __StackLimit = .; . += 2K; __StackTop = .;                      | __StackLimit=0x100 __StackTop=0x1000 | 0x1000 | none
          *(.bss) __StackLimit = .; . += 2K;                              | other=0                              | 0x1000 | none
          # The stack does not start in it.
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .;              | __StackLimit=0x800 __StackTop=0x1000 | 0x1001 | none
          *(.bss) __StackLimit = .; . += 2K; __StackTop = .;              | __StackLimit=0x80  __StackTop=0x100  | 0x100  | none
          """)
  void aSectionThatIsSharedWithStatics(
      String statements, String symbols, String pointer, String expected) {
    long start = RAM + Long.decode(pointer);
    ImageSection section = section(".all", 0x100, 0xf00);
    Image image = image(List.of(section), symbols(symbols.replaceAll(" +", " ")), start);
    MemoryMap map = map(".all : { " + statements + " } > RAM");
    Optional<SharedSection> shared = SharedSection.of(section, start, image, map);
    assertThat(shared.map(StackSectionsTest::text).orElse("none")).isEqualTo(expected);
  }

  private static String text(SharedSection shared) {
    return String.format(
        "0x%x 0x%x %s%d",
        shared.bottom() - RAM,
        shared.top() - RAM,
        shared.isFirst() ? "first " : "",
        shared.advances().size());
  }

  @Test
  void onlyTheScriptTellsThatASectionIsShared() {
    ImageSection section = section(".all", 0x100, 0xf00);
    Image image = image(List.of(section), symbols("__StackLimit=0x800"), RAM + 0x1000);
    String body = "{ *(.bss) __StackLimit = .; . += 2K; __StackTop = .; } > RAM";
    assertThat(SharedSection.of(section, RAM + 0x1000, image, map(".other : " + body))).isEmpty();
    assertThat(
            SharedSection.of(
                section, RAM + 0x1000, image, map("OVERLAY : { .all { *(.a) } } > RAM")))
        .isEmpty();
  }

  @Test
  void thePartsOfASharedSection() {
    ImageSection section = section(".all", 0x100, 0xf00);
    SharedSection shared = new SharedSection(section, RAM + 0x800, RAM + 0x1000, true, List.of());
    assertThat(shared.rest()).isEqualTo(section(".all", 0x100, 0x700));
    assertThat(shared.stack()).isEqualTo(section(".all", 0x800, 0x800));
    assertThat(shared.isRest(section(".all", 0x4000, 0x700))).isTrue();
    assertThat(shared.isRest(section(".all", 0x4000, 0x70f))).isTrue();
    assertThat(shared.isRest(section(".all", 0x4000, 0x710))).isFalse();
    assertThat(shared.isRest(section(".all", 0x4000, 0x6ff))).isFalse();
  }

  /**
   * The section lies from 0x800 to 0x1000, and the stack starts at the pointer. Whether the script
   * tells it to be one of stacks, and whether it ends as the stack's own does.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .stack     | . += 2K; __StackTop = .;              | x=0           | true  | true
          .room      | . += 2K; __StackTop = .;              | x=0           | true  | true
          .room      | . += 2K; _top = .;                    | x=0           | false | false
          .stack     | . += 2K;                              | x=0           | true  | true
          .stack     | *(.stack)                             | x=0           | false | true
          .room      | *(.stack) __StackTop = .;             | x=0           | false | false
          # One that holds a heap, too, or that ends one where it starts itself.
          .stack     | __heap_start = .; . += 2K;            | __heap_start=0x900 | false | false
          .stack     | __heap_end = .; . += 2K;              | __heap_end=0x800   | true  | true
          .stack     | __heap_end = .; . += 2K;              | x=0                | false | false
          .stack     | __heap_start = .; *(.stack)           | __heap_start=0x900 | false | false
          """)
  void aSectionOfStacks(
      String name, String statements, String symbols, boolean ofStacks, boolean is) {
    ImageSection section = section(name, 0x800, 0x800);
    Image image = image(List.of(section), symbols(symbols), RAM + 0x1000);
    MemoryMap map = map(name + " : { " + statements + " } > RAM");
    assertThat(Reservation.isOfStacks(section, image, map)).isEqualTo(ofStacks);
    assertThat(Reservation.is(section, RAM + 0x1000, image, map)).isEqualTo(is);
    assertThat(Reservation.is(section, RAM + 0xff8, image, map)).isFalse();
  }

  @Test
  void aSectionOfNoScriptIsAStackByItsName() {
    Image image = image(List.of(), symbols("x=0"), RAM + 0x1000);
    MemoryMap map = map("");
    assertThat(Reservation.is(section(".stack", 0x800, 0x800), RAM + 0x1000, image, map)).isTrue();
    assertThat(Reservation.is(section(".bss", 0x800, 0x800), RAM + 0x1000, image, map)).isFalse();
    assertThat(Reservation.isOfStacks(section(".stack", 0x800, 0x800), image, map)).isFalse();
    ImageSection loaded = new ImageSection(".stack", RAM, 0x1000, 8, false, true, false);
    assertThat(Reservation.is(loaded, RAM + 0x1000, image, map)).isFalse();
    assertThat(Reservation.holds(loaded, RAM + 0x800)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ".stack, 0x801, true",
    ".stack, 0x1000, true",
    ".stack, 0x1001, false",
    ".stack, 0x800, false",
    ".bss, 0x1000, false"
  })
  void aSectionHoldsTheStart(String name, String pointer, boolean holds) {
    assertThat(Reservation.holds(section(name, 0x800, 0x800), RAM + Long.decode(pointer)))
        .isEqualTo(holds);
  }

  /** Where the stacks end that move with the stack. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .stack : { . += 1K; _stack = .; . += 1K; _irq_stack = .; } > RAM                  | 0xc00  | 0x1000
          .stack : { . += 2K; _stack = .; } > RAM                                           | 0x1000 | 0x1000
          .stack : { *(.bss) _stack_end = .; . += 1K; _stack = .; . += 1K; _irq_stack = .; } > RAM | 0xc00 | 0x1000
          .stack : { *(.bss) . += 2K; } > RAM                                               | 0xc00  | 0xc00
          .other : { *(.bss) } > RAM                                                        | 0xc00  | 0xc00
          """)
  void theTopOfAGroup(String section, String pointer, String top) {
    long start = RAM + Long.decode(pointer);
    Map<String, Long> symbols = symbols("_stack_end=0x900 _stack=0xc00 _irq_stack=0x1000");
    List<ImageSection> sections = List.of(section(".bss", 0, 16), section(".stack", 0x800, 0x800));
    Image image = image(sections, symbols, start);
    MemoryMap map = map(section);
    Stack stack = new Stack(start, List.of("_stack"), map.region("RAM").orElseThrow());
    Stack group = StackGroup.of(stack, image, map);
    assertThat(group.top()).isEqualTo(RAM + Long.decode(top));
    assertThat(group.above()).isEqualTo(group.top() - start);
  }

  /** An address of its own says that the sizes of several stacks are meant. */
  @ParameterizedTest
  @CsvSource({
    "0x20000800, _irq_stack=0xc00, true",
    "'', _irq_stack=0xc00, false",
    "0x20000800, _irq_stack=0x800, false",
    "0x20000800, _irq_stack=0x1000, false",
    "0x20000800, _irq_stack=0x801, true",
    "0x20000800, _irq_stack=0xfff, true",
    "0x20000800, _irq_data=0xc00, false"
  })
  void aGroupAtAnAddressOfItsOwn(String address, String symbols, boolean placed) {
    ImageSection section = section(".stack", 0x800, 0x800);
    Image image = image(List.of(section), symbols(symbols), RAM + 0x1000);
    MemoryMap map = map(".stack " + address + " : { . += 2K; } > RAM");
    assertThat(StackGroup.isPlaced(List.of(section), image, map)).isEqualTo(placed);
    assertThat(StackGroup.isPlaced(List.of(), image, map)).isFalse();
  }

  /** Empty sections that only name the stack's ends. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .stack | 0x20001000 : { _stack = .; } > RAM      | 0x1000 | 0 | true
          .stack | 0x20001000 : { _stack = .; } > RAM      | 0x1001 | 0 | false
          .stack | 0x20001000 : { _stack = .; } > RAM      | 0x1    | 0 | true
          .stack | 0x20001000 : { _stack = .; } > RAM      | 0      | 0 | false
          .stack | 0x20001000 : { _stack = .; } > RAM      | 0x800  | 4 | false
          .stack | : { _stack = .; } > RAM                 | 0x800  | 0 | false
          .stack | 0x20001000 : { *(.stack) } > RAM        | 0x800  | 0 | false
          .room  | 0x20001000 : { _stack = .; } > RAM      | 0x800  | 0 | false
          """)
  void anEmptyMark(String name, String rest, String offset, long size, boolean is) {
    MemoryMap map = map(name + " " + rest);
    Stack stack = new Stack(RAM + 0x1000, List.of(), map.region("RAM").orElseThrow());
    ImageSection section = section(name, Long.decode(offset), size);
    assertThat(Reservation.isEmptyMark(section, stack, map)).isEqualTo(is);
  }
}
