package dev.flipscript.flip;

import static dev.flipscript.flip.Images.MEMORY;
import static dev.flipscript.flip.Images.moved;
import static dev.flipscript.flip.Images.resized;
import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.MemoryMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which an image can be wrong is found, and a right one has nothing to find. */
class ProofTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  private static final Images MEASURED =
      Images.of(
          END,
          section(".data", RAM, 0x100, 4),
          section(".bss", RAM + 0x100, 0x200, 8),
          section(".empty", RAM + 0x300, 0, 1));

  /** The statics take 0x300 bytes. */
  private static final long ORIGIN = END - 0x300;

  private static final Images RIGHT =
      Images.of(
          ORIGIN,
          section(".data", ORIGIN, 0x100, 4),
          section(".bss", ORIGIN + 0x100, 0x200, 8),
          section(".empty", END, 0, 1));

  private static List<Finding> findings(Images linked) {
    return findings(MEMORY, FlipSettings.DEFAULT, MEASURED, linked);
  }

  private static List<Finding> findings(
      String memory, FlipSettings settings, Images measured, Images linked) {
    MemoryMap map = Images.map(memory);
    FlipPlan plan = new Planner(map, settings).plan(measured.image());
    return new Proof(map, settings, plan, measured.image()).of(linked.image()).findings();
  }

  private static List<Reason> reasons(Images linked) {
    return findings(linked).stream().map(Finding::reason).distinct().toList();
  }

  private static FlipSettings settings(long minStack, long heap, FlipSettings.Floor floor) {
    return new FlipSettings(
        Optional.empty(), Optional.empty(), minStack, heap, floor, List.of(), List.of(), Map.of());
  }

  @Test
  void rightImageIsProven() {
    assertThat(findings(RIGHT)).isEmpty();
  }

  @Test
  void unflippedImage() {
    assertThat(reasons(MEASURED))
        .contains(Reason.STATICS_BELOW_STACK, Reason.WRONG_STACK_POINTER, Reason.STATICS_OUTSIDE);
  }

  /** What GNU ld does to a symbol that only --defsym overrides. */
  @Test
  void oldVectorWord() {
    assertThat(reasons(RIGHT.withVector(END)))
        .containsExactly(Reason.STATICS_BELOW_STACK, Reason.WRONG_STACK_POINTER);
  }

  @Test
  void lowerVectorWord() {
    assertThat(reasons(RIGHT.withVector(ORIGIN - 8))).containsExactly(Reason.WRONG_STACK_POINTER);
  }

  /** Where a segment is lost, the symbol may still be right. */
  @Test
  void lostVectors() {
    Image right = RIGHT.image();
    Image lost =
        new Image(
            right.core(),
            right.entry(),
            right.sections(),
            right.symbols(),
            Optional.empty(),
            right.segments(),
            right.stackLoad());
    MemoryMap map = Images.map(MEMORY);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(MEASURED.image());
    Proof proof = new Proof(map, FlipSettings.DEFAULT, plan, MEASURED.image());
    assertThat(proof.of(lost).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.WRONG_STACK_POINTER);
  }

  @Test
  void wrongSymbol() {
    assertThat(reasons(RIGHT.withSymbol("_stack_start", END)))
        .containsExactly(Reason.WRONG_STACK_POINTER);
  }

  @Test
  void sectionLeftBelow() {
    assertThat(reasons(RIGHT.change(".bss", s -> moved(s, -0x8000))))
        .containsExactly(Reason.STATICS_BELOW_STACK, Reason.STATICS_OUTSIDE);
  }

  @Test
  void sectionThatReachesAByteBelow() {
    assertThat(reasons(RIGHT.change(".data", s -> moved(s, -1))))
        .containsExactly(Reason.STATICS_BELOW_STACK, Reason.STATICS_OUTSIDE);
  }

  @Test
  void emptySectionBelowIsNothing() {
    assertThat(findings(RIGHT.change(".empty", s -> moved(s, -0x8000)))).isEmpty();
  }

  @Test
  void missingSection() {
    assertThat(reasons(RIGHT.without(".bss"))).containsExactly(Reason.SECTIONS_CHANGED);
    assertThat(reasons(RIGHT.without(".text"))).containsExactly(Reason.SECTIONS_CHANGED);
  }

  @Test
  void changedSize() {
    assertThat(reasons(RIGHT.change(".data", s -> resized(s, 0xFC))))
        .containsExactly(Reason.SECTIONS_CHANGED);
    assertThat(reasons(RIGHT.change(".text", s -> resized(s, 8004))))
        .containsExactly(Reason.SECTIONS_CHANGED);
  }

  @Test
  void extraSection() {
    assertThat(reasons(RIGHT.with(section(".more", END - 8, 8, 4))))
        .containsExactly(Reason.SECTIONS_CHANGED);
  }

  @Test
  void extraSectionOfAKnownName() {
    assertThat(reasons(RIGHT.with(section(".data", END - 8, 8, 4))))
        .containsExactly(Reason.SECTIONS_CHANGED);
  }

  /** Linkers do not merge sections of one name that differ in kind. */
  @Test
  void severalSectionsOfOneName() {
    Images measured = MEASURED.with(section(".data", RAM + 0x300, 0x100, 4));
    long origin = END - 0x400;
    Images right =
        Images.of(
            origin,
            section(".data", origin, 0x100, 4),
            section(".bss", origin + 0x100, 0x200, 8),
            section(".data", origin + 0x300, 0x100, 4));
    FlipSettings settings = FlipSettings.DEFAULT;
    assertThat(findings(MEMORY, settings, measured, right)).isEmpty();
    assertThat(findings(MEMORY, settings, measured, right.without(".data")))
        .extracting(Finding::reason)
        .containsExactly(Reason.SECTIONS_CHANGED, Reason.SECTIONS_CHANGED);
    ImageSection second = right.sections().get(right.sections().size() - 1);
    Images below =
        new Images(
            right.pointer(),
            right.symbols(),
            right.sections().stream().map(s -> s.equals(second) ? moved(s, -0x8000) : s).toList());
    assertThat(findings(MEMORY, settings, measured, below))
        .extracting(Finding::reason)
        .containsExactly(Reason.STATICS_BELOW_STACK, Reason.STATICS_OUTSIDE);
  }

  @Test
  void staticsBeyondTheOldStack() {
    assertThat(reasons(RIGHT.change(".bss", s -> moved(s, 8))))
        .containsExactly(Reason.STATICS_OUTSIDE);
  }

  @Test
  void staticsInTheHeap() {
    FlipSettings settings = settings(1, 0x1000, FlipSettings.Floor.DENY);
    Images right =
        Images.of(
            ORIGIN - 0x1000,
            section(".data", ORIGIN - 0x1000, 0x100, 4),
            section(".bss", ORIGIN - 0xF00, 0x200, 8));
    assertThat(findings(MEMORY, settings, MEASURED, right)).isEmpty();
    assertThat(findings(MEMORY, settings, MEASURED, right.change(".bss", s -> moved(s, 8))))
        .extracting(Finding::reason)
        .containsExactly(Reason.STATICS_OUTSIDE, Reason.HEAP_TOO_SMALL);
  }

  @Test
  void misalignedStack() {
    Images image = RIGHT.withVector(ORIGIN - 4).withSymbol("_stack_start", ORIGIN - 4);
    assertThat(reasons(image)).containsExactly(Reason.MISALIGNED_STACK, Reason.WRONG_STACK_POINTER);
  }

  @Test
  void stackOutsideTheRegion() {
    assertThat(reasons(RIGHT.withVector(0x30000000)))
        .containsExactly(Reason.STACK_OUTSIDE_REGIONS, Reason.WRONG_STACK_POINTER);
    assertThat(reasons(RIGHT.withVector(RAM)))
        .containsExactly(Reason.STACK_OUTSIDE_REGIONS, Reason.WRONG_STACK_POINTER);
  }

  @Test
  void stackBelowTheMinimum() {
    MemoryMap map = Images.map(MEMORY);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(MEASURED.image());
    FlipSettings more = settings(0xFD01, 0, FlipSettings.Floor.DENY);
    assertThat(new Proof(map, more, plan, MEASURED.image()).of(RIGHT.image()).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.STACK_TOO_SMALL);
  }

  @Test
  void otherRegionBelow() {
    String memory = MEMORY.replace("  RAM", "  SD : ORIGIN = 0x1FFFF000, LENGTH = 4K\n  RAM");
    FlipSettings allow = settings(1, 0, FlipSettings.Floor.ALLOW);
    assertThat(findings(memory, allow, MEASURED, RIGHT)).isEmpty();
    MemoryMap map = Images.map(memory);
    FlipPlan plan = new Planner(map, allow).plan(MEASURED.image());
    assertThat(
            new Proof(map, FlipSettings.DEFAULT, plan, MEASURED.image())
                .of(RIGHT.image())
                .findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.NO_FLOOR);
    assertThatThrownBy(() -> new Planner(map, FlipSettings.DEFAULT).plan(MEASURED.image()))
        .isInstanceOfSatisfying(
            RefusalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_FLOOR));
  }

  @Test
  void pinnedSectionThatMoved() {
    String memory = MEMORY + "SECTIONS { .noinit 0x2000F000 : { *(.noinit) } > RAM }\n";
    Images measured = MEASURED.with(section(".noinit", 0x2000F000, 0x100, 4));
    long origin = 0x2000F000 - 0x300;
    Images right =
        Images.of(
            origin,
            section(".data", origin, 0x100, 4),
            section(".bss", origin + 0x100, 0x200, 8),
            section(".noinit", 0x2000F000, 0x100, 4));
    FlipSettings settings = FlipSettings.DEFAULT;
    assertThat(findings(memory, settings, measured, right)).isEmpty();
    assertThat(findings(memory, settings, measured, right.change(".noinit", s -> moved(s, 0x100))))
        .extracting(Finding::reason)
        .containsExactly(Reason.PINNED_SECTION);
  }

  @Test
  void nothingToFlipIsProvenToo() {
    Images safe = Images.of(RAM + 0x1000, section(".data", RAM + 0x1000, 0x100, 4));
    assertThat(findings(MEMORY, FlipSettings.DEFAULT, safe, safe)).isEmpty();
    assertThat(
            findings(MEMORY, FlipSettings.DEFAULT, safe, safe.change(".data", s -> moved(s, -8))))
        .extracting(Finding::reason)
        .containsExactly(Reason.STATICS_BELOW_STACK, Reason.PINNED_SECTION);
  }

  @Test
  void whatIsRequiredAndMissingIsRefusedWithAllFindings() {
    MemoryMap map = Images.map(MEMORY);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipPlan plan = new Planner(map, settings).plan(MEASURED.image());
    Proof proof = new Proof(map, settings, plan, MEASURED.image());
    assertThat(proof.require(RIGHT.image()).stackSize()).isEqualTo(ORIGIN - RAM);
    assertThatThrownBy(() -> proof.require(RIGHT.withVector(END).image()))
        .isInstanceOf(RefusalException.class)
        .hasMessageContaining(".data (0x2000fd00 to 0x2000fe00) lies below the stack")
        .hasMessageContaining("the stack starts at 0x20010000 instead of 0x2000fd00");
  }

  /** What to do about statics that stay where they were, and about the rest. */
  @Test
  void aRefusalOfTheProofSaysWhatToDo() {
    MemoryMap map = Images.map(MEMORY);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(MEASURED.image());
    Proof proof = new Proof(map, FlipSettings.DEFAULT, plan, MEASURED.image());
    Images left = RIGHT.change(".bss", s -> moved(s, -0x8000));
    assertThatThrownBy(() -> proof.require(left.image()))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.render()).contains("let it read ORIGIN of the region"));
    assertThatThrownBy(() -> proof.require(RIGHT.without(".bss").image()))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal ->
                assertThat(refusal.render())
                    .contains("hint: --flip=off links without flipping")
                    .contains(".bss is missing"));
  }

  private static Image riscv(long pointer, boolean loads, long text, ImageSection... statics) {
    List<ImageSection> sections = new java.util.ArrayList<>(List.of(statics));
    sections.add(new ImageSection(".text", 0, text, 4, false, false, true));
    return new Image(
        new Core(Machine.RISCV, 4, false),
        0,
        sections,
        Map.of("_stack_start", pointer),
        Optional.empty(),
        List.of(),
        loads ? Optional.of(new StackLoad(0x100, pointer)) : Optional.empty());
  }

  /** RISC-V code is as long as what it calls is far away; other sections keep their sizes. */
  @Test
  void codeOfRiscvMayChangeItsSize() {
    MemoryMap map = Images.map(MEMORY);
    Image measured = riscv(END, true, 0x200, section(".bss", RAM, 0x300, 8));
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(measured);
    Proof proof = new Proof(map, FlipSettings.DEFAULT, plan, measured);
    ImageSection bss = section(".bss", ORIGIN, 0x300, 8);
    assertThat(proof.of(riscv(ORIGIN, true, 0x200, bss)).findings()).isEmpty();
    assertThat(proof.of(riscv(ORIGIN, true, 0x1fe, bss)).findings()).isEmpty();
    assertThat(proof.of(riscv(ORIGIN, true, 0x200, resized(bss, 0x2f8))).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.SECTIONS_CHANGED);
    assertThat(proof.of(riscv(ORIGIN, false, 0x200, bss)).findings())
        .extracting(Finding::message)
        .containsExactly("what the start-up code loads into sp is not to be found any more");
  }

  /** The stack's own section may reach above its start as far as the stacks there do. */
  @Test
  void stacksOfAGroup() {
    String script =
        """
        MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K RAM : ORIGIN = 0x20000000, LENGTH = 64K }
        SECTIONS
        {
          .bss : { *(.bss) } > RAM
          .room : { _stack_end = .; . += 4K; _stack_start = .; . += 1K; _irq_stack = .; } > RAM
        }
        """;
    long pointer = RAM + 0x1300;
    Images measured =
        Images.of(pointer, section(".bss", RAM, 0x300, 8), section(".room", RAM + 0x300, 0x1400, 8))
            .withSymbol("_stack_end", RAM + 0x300)
            .withSymbol("_irq_stack", pointer + 0x400);
    MemoryMap map = Images.map(script);
    FlipPlan plan = new Planner(map, FlipSettings.DEFAULT).plan(measured.image());
    assertThat(plan.stackPointer()).isEqualTo(plan.origin() - 0x400);
    assertThat(plan.reservations()).extracting(ImageSection::name).containsExactly(".room");
    Images right =
        Images.of(
                plan.stackPointer(),
                section(".bss", plan.origin(), 0x300, 8),
                section(".room", RAM, 0x1400, 8))
            .withSymbol("_stack_end", RAM)
            .withSymbol("_irq_stack", plan.origin());
    Proof proof = new Proof(map, FlipSettings.DEFAULT, plan, measured.image());
    assertThat(proof.of(right.image()).findings()).isEmpty();
    assertThat(proof.of(right.change(".room", s -> resized(s, 0x1408)).image()).findings())
        .extracting(Finding::reason)
        .contains(Reason.STATICS_BELOW_STACK);
  }

  @Test
  void aStackOfJustTheLeastSize() {
    Images image = Images.of(RAM + 64, section(".bss", RAM + 64, 0x300, 8));
    MemoryMap map = Images.map(MEMORY);
    assertThat(Protection.of(image.image(), map, FlipSettings.DEFAULT).holds()).isTrue();
    Images less = image.withVector(RAM + 56);
    assertThat(Protection.of(less.image(), map, FlipSettings.DEFAULT).findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.STACK_TOO_SMALL);
  }

  /** At the very end of the region, and just above it. */
  @Test
  void aStackAtTheEndOfTheRegion() {
    Images image = Images.of(END, section(".other", 0x30000000, 0x300, 8));
    assertThat(Protection.of(image.image(), RAM, END, FlipSettings.DEFAULT).findings()).isEmpty();
    assertThat(
            Protection.of(image.withVector(END + 8).image(), RAM, END, FlipSettings.DEFAULT)
                .findings())
        .extracting(Finding::reason)
        .containsExactly(Reason.STACK_OUTSIDE_REGIONS);
    assertThat(Protection.of(image.image(), RAM, END, FlipSettings.DEFAULT).stackSize())
        .isEqualTo(0x10000);
  }
}
