package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that leave the stack, or the heap, too little, and who is named for it. */
class RoomTest {

  private static final long RAM = 0x20000000L;
  private static final long END = 0x20010000L;

  private static final String MEMORY =
      """
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K RAM : ORIGIN = 0x20000000, LENGTH = 64K }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      """;

  /** Sections as {@code name start size}, {@code code} for one that the program starts in. */
  private static FlipPlan plan(String script, String sections, FlipSettings settings) {
    List<ImageSection> all = new ArrayList<>();
    for (String one : sections.split(", ", -1)) {
      String[] words = one.split(" ", -1);
      boolean code = words.length > 3;
      all.add(
          new ImageSection(
              words[0], RAM + Long.decode(words[1]), Long.decode(words[2]), 4, !code, true, code));
    }
    Image image =
        new Image(
            new Core(Machine.RISCV, 4, false),
            RAM,
            all,
            Map.of("_stack_start", END),
            Optional.empty(),
            List.of(),
            Optional.of(new StackLoad(0x100, END)));
    MemoryMap map = Images.map(MEMORY + script);
    return new Planner(map, settings).plan(image);
  }

  private static FlipSettings settings(long minStack, long heap, List<String> pins) {
    return new FlipSettings(
        Optional.empty(),
        Optional.empty(),
        minStack,
        heap,
        FlipSettings.Floor.DENY,
        pins,
        List.of(),
        Map.of());
  }

  private static void refused(
      String script, String sections, FlipSettings settings, Reason reason, String... parts) {
    assertThatThrownBy(() -> plan(script, sections, settings))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.render()).contains(parts);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0xff00, 0x100, 0, true",
    "0xff00, 0x101, 0, false",
    "0xff00, 0, 0xc0, false",
    "0xff00, 0x40, 0xc0, true",
    "0xff00, 0x41, 0xc0, false",
    "0xfff0, 0x10, 0, true",
    "0xfff0, 0x10, 0x10, false",
    "0xfff0, 0x10, 0x100, false",
  })
  void theStackHasWhatItNeeds(String size, String least, String heap, boolean fits) {
    FlipSettings settings = settings(Long.decode(least), Long.decode(heap), List.of());
    String sections = ".bss 0 " + size;
    if (fits) {
      FlipPlan plan = plan("", sections, settings);
      assertThat(plan.stackSize()).isEqualTo(END - RAM - Long.decode(size) - Long.decode(heap));
      return;
    }
    String withHeap =
        heap.equals("0") ? " leave" : " and a heap of " + Long.decode(heap) + " bytes leave";
    refused(
        "",
        sections,
        settings,
        Reason.STACK_TOO_SMALL,
        "memory.x:1:44: error: statics of " + Long.decode(size) + " bytes" + withHeap,
        "of region RAM (65536 bytes) to the stack");
  }

  /** The statics lie where they lie: their size is from their start to their end. */
  @Test
  void theSizeOfStaticsWithAGap() {
    refused(
        "",
        ".a 0x100 0x100, .b 0x800 0x100",
        settings(0x10000, 0, List.of()),
        Reason.STACK_TOO_SMALL,
        "statics of 2048 bytes leave 63232 bytes",
        "the stack needs at least the 65536 bytes asked for");
  }

  /** A section that stays takes what lies above it; who says how much is enough may have that. */
  @ParameterizedTest
  @CsvSource({
    "0xf000, 0x100, 0, true",
    "0x8000, 0x100, 0, true",
    "0x7f00, 0x100, 0, false",
    "0x7f00, 0x100, 0x7e00, true",
    "0x7f00, 0x100, 0x7e01, false",
    "0x100, 0x100, 0, false",
    "0x100, 0x100, 1, false"
  })
  void aSectionThatStays(String address, String size, String least, boolean fits) {
    FlipSettings settings = settings(Long.decode(least), 0, List.of(".pin"));
    String sections = ".bss 0 0x100, .pin " + address + " " + size;
    if (fits) {
      assertThat(plan("", sections, settings).origin())
          .isEqualTo(RAM + Long.decode(address) - 0x100);
    } else {
      refused("", sections, settings, Reason.PINNED_SECTION, ".pin keeps its address", "RAM");
    }
  }

  @Test
  void whyASectionStays() {
    FlipSettings none = settings(0, 0, List.of());
    refused(
        "SECTIONS { .boot : { *(.boot) } > RAM }\n",
        ".boot 0 0x100 code, .bss 0x100 0x100",
        none,
        Reason.PINNED_SECTION,
        "memory.x:3:12: ",
        ".boot keeps its address 0x20000000, as the program runs from it, which leaves 0 bytes",
        "--flip-follow=.boot lets it move");
    refused(
        "SECTIONS { .hole : { . += 256; } > RAM }\n",
        ".hole 0 0x100, .bss 0x100 0x100",
        none,
        Reason.PINNED_SECTION,
        ".hole keeps its address 0x20000000, as it may stand for memory that something else uses,");
    refused(
        "SECTIONS { .fix 0x20000000 : { *(.fix) } > RAM }\n",
        ".fix 0 0x100, .bss 0x100 0x100",
        none,
        Reason.PINNED_SECTION,
        ".fix keeps its address 0x20000000, which leaves 0 bytes of region RAM");
    refused(
        "SECTIONS { .bss : { *(.bss) } > RAM .pin : { *(.pin) } > RAM }\n",
        ".bss 0 0x100, .pin 0x100 0x100",
        settings(0, 0, List.of(".pin")),
        Reason.PINNED_SECTION,
        ".pin keeps its address 0x20000100, which leaves 0 bytes of region RAM");
    refused(
        "SECTIONS { .bss : { *(.bss) } > RAM .far : { *(.far) } > RAM }\n",
        ".bss 0 0x100, .far 0x4000 0x100",
        none,
        Reason.PINNED_SECTION,
        ".far keeps its address 0x20004000, as a gap of 16128 bytes lies below it, which leaves"
            + " 16128",
        "--flip-min-stack=SIZE says how much stack is enough");
  }

  /** The heap is between what stays and the stack's old place. */
  @ParameterizedTest
  @CsvSource({"0xe000, 0x100, 0x1f00, true", "0xe000, 0x100, 0x1f01, false"})
  void aHeapAboveWhatStays(String address, String size, String heap, boolean fits) {
    FlipSettings settings = settings(64, Long.decode(heap), List.of(".pin"));
    String sections = ".bss 0 0x100, .pin " + address + " " + size;
    if (fits) {
      assertThat(plan("", sections, settings).heap()).isEqualTo(Long.decode(heap));
    } else {
      refused(
          "",
          sections,
          settings,
          Reason.HEAP_TOO_SMALL,
          "a heap of 7937 bytes does not fit between the sections that keep their address and"
              + " 0x20010000");
    }
  }

  @Test
  void aSectionToPinMustBeThere() {
    refused(
        "",
        ".bss 0 0x100",
        settings(0, 0, List.of(".bss", ".nope")),
        Reason.PINNED_SECTION,
        "--flip-pin=.nope: there is no such section in the image");
  }
}
