package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Image;
import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.flip.meaning.Readers.Use;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What the code that makes a heap reads, and what comes of it; the readers are made by hand. */
class HeapChecksTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  /** As ST's scripts are. */
  private static final String SCRIPT =
      """
      MEMORY
      {
        FLASH : ORIGIN = 0, LENGTH = 256K
        RAM : ORIGIN = 0x20000000, LENGTH = 64K
      }
      _estack = ORIGIN(RAM) + LENGTH(RAM);
      _Min_Heap_Size = 0x200;
      _Min_Stack_Size = 0x400;
      _sstack = _estack - 8K;
      _irq_stack_top = _estack - 2K;
      __HeapLimit = _estack - 16K;
      SECTIONS
      {
        .data : { *(.data) } > RAM AT > FLASH
        .bss : { *(.bss) end = .; } > RAM
      }
      """;

  private static final Image IMAGE =
      Images.of(END, section(".data", RAM, 0x100, 4), section(".bss", RAM + 0x100, 0x200, 8))
          .withSymbol("_estack", END)
          .withSymbol("_Min_Heap_Size", 0x200)
          .withSymbol("_Min_Stack_Size", 0x400)
          .withSymbol("end", RAM + 0x300)
          .image();

  private static String without(String symbol) {
    return SCRIPT.replaceAll("(?m)^" + symbol + " = .*\n", "");
  }

  /** A script of which the program knows no end of its heap and no bottom of its stack. */
  private static final String ST =
      SCRIPT.replaceAll("(?m)^(_sstack|_irq_stack_top|__HeapLimit) = .*\n", "");

  private static FlipPlan plan(String script, FlipSettings settings, Readers readers) {
    MemoryMap map = Images.map(script);
    return new Planner(map, settings).plan(IMAGE, List.of(), Optional.of(readers));
  }

  private static Readers reading(String... symbols) {
    return new Readers(uses("_sbrk", symbols), Set.of());
  }

  private static List<Use> uses(String function, String... symbols) {
    List<Use> uses = new ArrayList<>();
    for (String symbol : symbols) {
      uses.add(new Use(symbol, function, ".text", 0x800 + 4L * uses.size(), true));
    }
    return uses;
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(
      Reason reason, String script, FlipSettings settings, Readers readers) {
    return assertThatThrownBy(() -> plan(script, settings, readers))
        .isInstanceOfSatisfying(
            RefusalException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static final FlipSettings NONE = FlipSettings.DEFAULT;
  private static final FlipSettings HEAP = NONE.withHeap(0x1000);

  @Test
  void endCountedFromTheStacksStartNeedsASize() {
    refusal(Reason.HEAP_NEEDS_SIZE, ST, NONE, reading("end", "_estack", "_Min_Stack_Size"))
        .hasMessageContaining("_sbrk lets the heap end at _estack - _Min_Stack_Size")
        .hasMessageContaining("leaves it 63744 bytes")
        .hasMessageContaining("and 1024 bytes to the stack");
  }

  /** The code computes the end of the heap from the new start of the stack. */
  @Test
  void endCountedFromTheStacksStartComesOutAtTheOldOne() {
    FlipPlan plan = plan(ST, HEAP, reading("end", "_estack", "_Min_Stack_Size"));
    assertThat(plan.heap()).isEqualTo(0x1000);
    assertThat(plan.origin()).isEqualTo(END - 0x1000 - 0x300);
    Difference difference = plan.difference().orElseThrow();
    assertThat(difference.symbol()).isEqualTo("_Min_Stack_Size");
    assertThat(difference.value(plan)).isBetween(0L, 0xFFFF_FFFFL);
    assertThat((plan.origin() - difference.value(plan)) & 0xFFFF_FFFFL).isEqualTo(END);
  }

  @Test
  void differenceOfWideWords() {
    FlipPlan plan = plan(ST, HEAP, reading("end", "_estack", "_Min_Stack_Size"));
    Difference wide = new Difference("_Min_Stack_Size", 8);
    assertThat(plan.origin() - wide.value(plan)).isEqualTo(END);
  }

  /** Whatever else reads the size would find another one. */
  @Test
  void sizeThatOtherCodeReadsToo() {
    List<Use> uses = new ArrayList<>(uses("_sbrk", "end", "_estack", "_Min_Stack_Size"));
    uses.addAll(uses("check_stack", "_Min_Stack_Size"));
    refusal(Reason.HEAP_ENDS_AT_STACK, ST, HEAP, new Readers(uses, Set.of()))
        .hasMessageContaining("_sbrk makes a heap from end on and reads _estack");
  }

  @Test
  void endAtTheStacksStartItself() {
    refusal(Reason.HEAP_ENDS_AT_STACK, ST, HEAP, reading("end", "_estack"))
        .hasMessageContaining("reads _estack");
  }

  @Test
  void twoSizesThatItMayBe() {
    refusal(
        Reason.HEAP_ENDS_AT_STACK,
        ST,
        HEAP,
        reading("end", "_estack", "_Min_Stack_Size", "_Min_Heap_Size"));
  }

  @Test
  void comparesWithTheStackPointer() {
    Readers readers = new Readers(uses("_sbrk", "end"), Set.of("_sbrk"));
    for (FlipSettings settings : List.of(NONE, HEAP)) {
      refusal(Reason.HEAP_ENDS_AT_STACK, ST, settings, readers)
          .hasMessageContaining("_sbrk lets the heap end at the stack pointer");
    }
  }

  /** Only what makes a heap is asked for the stack pointer. */
  @Test
  void otherCodeMayReadTheStackPointer() {
    Readers readers = new Readers(uses("_sbrk", "end"), Set.of("main"));
    assertThat(plan(ST, HEAP, readers).heap()).isEqualTo(0x1000);
  }

  @Test
  void endsAtAPlaceInsideOfTheStack() {
    String script = without("__HeapLimit");
    refusal(Reason.HEAP_ENDS_AT_STACK, script, HEAP, reading("end", "_irq_stack_top"))
        .hasMessageContaining("reads _irq_stack_top");
  }

  /** A limit that others look at too is the stack's. */
  @Test
  void endsAtALimitThatOthersRead() {
    List<Use> uses = new ArrayList<>(uses("_sbrk", "end", "_sstack"));
    uses.addAll(uses("check_stack", "_sstack"));
    String script = without("__HeapLimit");
    refusal(Reason.HEAP_ENDS_AT_STACK, script, HEAP, new Readers(uses, Set.of()))
        .hasMessageContaining("reads _sstack");
  }

  @Test
  void limitThatNothingElseReadsIsTheHeaps() {
    FlipPlan plan = plan(without("__HeapLimit"), NONE, reading("end", "_sstack"));
    assertThat(plan.meanings().role("_sstack")).isEqualTo(Role.HEAP_END);
    assertThat(plan.heap()).isEqualTo(END - 0x2000 - (RAM + 0x300));
  }

  @Test
  void nothingIsReserved() {
    refusal(Reason.HEAP_NEEDS_SIZE, ST, NONE, reading("end"))
        .hasMessageContaining("_sbrk makes a heap from end on, behind which nothing is reserved");
  }

  @Test
  void whatTheUserReservesIsEnough() {
    assertThat(plan(ST, HEAP, reading("end")).difference()).isEmpty();
  }

  @Test
  void heapWithAnEndOfItsOwn() {
    FlipPlan plan = plan(SCRIPT, NONE, reading("end", "__HeapLimit", "_estack"));
    assertThat(plan.difference()).isEmpty();
    assertThat(plan.heapEnd(END - 0x4000)).isEqualTo(END);
    assertThat(plan.stackSize()).isEqualTo(0x4000);
  }

  /** The plain layout lets such a heap grow into the stack; flipped, it would have no room. */
  @Test
  void heapThatEndsWhereTheStackStarts() {
    String script = ST.replace("_Min_Heap_Size", "_heap_end = _estack;\n_Min_Heap_Size");
    refusal(Reason.HEAP_NEEDS_SIZE, script, NONE, reading("end", "_heap_end"))
        .hasMessageContaining("nothing is reserved");
    assertThat(plan(script, HEAP, reading("end", "_heap_end")).heap()).isEqualTo(0x1000);
  }

  /** One that has no room as the user laid it out may stay so. */
  @Test
  void heapOfNoSize() {
    String script = ST.replace("_Min_Heap_Size", "_heap_end = 0x20000300;\n_Min_Heap_Size");
    assertThat(plan(script, NONE, reading("end", "_heap_end")).heap()).isZero();
  }

  @Test
  void nothingThatMakesAHeap() {
    assertThat(plan(ST, NONE, new Readers(List.of(), Set.of())).heap()).isZero();
    Readers start = new Readers(uses("Reset_Handler", "_estack", "_Min_Stack_Size"), Set.of());
    assertThat(plan(ST, NONE, start).heap()).isZero();
  }

  @Test
  void startThatTheUserSaysIsNone() {
    FlipSettings settings =
        new FlipSettings(
            Optional.empty(),
            Optional.empty(),
            1,
            0,
            FlipSettings.Floor.DENY,
            List.of(),
            List.of(),
            Map.of("end", Role.STATICS));
    assertThat(plan(ST, settings, reading("end")).heap()).isZero();
  }

  /** A variable that holds the start is read by whatever malloc calls for memory. */
  @Test
  void startThatDataHolds() {
    List<Use> uses = new ArrayList<>(uses("_sbrk", "_estack"));
    uses.add(new Use("end", "", ".data", RAM, false));
    refusal(Reason.HEAP_ENDS_AT_STACK, ST, HEAP, new Readers(uses, Set.of()))
        .hasMessageContaining("_sbrk makes a heap from end on and reads _estack");
    uses.set(uses.size() - 1, new Use("end", "main", ".text", RAM, true));
    assertThat(plan(ST, HEAP, new Readers(uses, Set.of())).heap()).isEqualTo(0x1000);
  }

  /** Less than that is padding behind the statics. */
  @Test
  void roomOfAHeapCountsFromItsSixteenthByte() {
    for (int end : new int[] {0x30f, 0x310}) {
      String script =
          ST.replace(
              "_Min_Heap_Size",
              "_heap_end = 0x20000" + Integer.toHexString(end) + ";\n_Min_Heap_Size");
      assertThat(plan(script, NONE, reading("end", "_heap_end")).heap()).isEqualTo(end - 0x300);
    }
    for (long heap : new long[] {15, 16}) {
      FlipSettings settings = NONE.withHeap(heap);
      if (heap < 16) {
        refusal(Reason.HEAP_NEEDS_SIZE, ST, settings, reading("end"));
      } else {
        assertThat(plan(ST, settings, reading("end")).heap()).isEqualTo(heap);
      }
    }
  }

  /** A size fits if the heap would not be empty by it, and it is none of its bounds. */
  @Test
  void sizesThatDoNotFit() {
    for (String size : new String[] {"0", "0xfd00", "0x10000"}) {
      String script = ST.replace("_Min_Stack_Size = 0x400", "_Min_Stack_Size = " + size);
      Image image =
          Images.of(END, section(".data", RAM, 0x100, 4), section(".bss", RAM + 0x100, 0x200, 8))
              .withSymbol("_estack", END)
              .withSymbol("_Min_Stack_Size", Long.decode(size))
              .withSymbol("end", RAM + 0x300)
              .image();
      assertThatThrownBy(
              () ->
                  new Planner(Images.map(script), HEAP)
                      .plan(
                          image,
                          List.of(),
                          Optional.of(reading("end", "_estack", "_Min_Stack_Size"))))
          .isInstanceOfSatisfying(
              RefusalException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.HEAP_ENDS_AT_STACK));
    }
  }
}
