package dev.flipscript.flip;

import static dev.flipscript.flip.Images.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sections of the stack's region move, and which keep their address. */
class PinsTest {

  private static final long RAM = 0x20000000L;
  private static final long END = 0x20010000L;

  /**
   * The contents of a region.
   *
   * @param sections {@code name start size}, with {@code code} or {@code bytes} for those that are
   *     loaded; starts count from the region's
   */
  private static Contents contents(
      String script, String sections, Machine machine, long entry, FlipSettings settings) {
    List<ImageSection> all = new ArrayList<>();
    for (String section : sections.split(", ", -1)) {
      String[] words = section.split(" ", -1);
      boolean code = words.length > 3 && words[3].equals("code");
      all.add(
          new ImageSection(
              words[0],
              RAM + Long.decode(words[1]),
              Long.decode(words[2]),
              words.length > 4 ? Long.decode(words[4]) : 4,
              words.length == 3,
              true,
              code));
    }
    return contents(script, image(all, machine, entry, Optional.empty()), settings);
  }

  private static Image image(
      List<ImageSection> sections, Machine machine, long entry, Optional<VectorTable> vectors) {
    return new Image(
        new Core(machine, 4, machine == Machine.ARM),
        entry,
        sections,
        Map.of("_stack_start", END),
        vectors,
        List.of(),
        Optional.of(new StackLoad(0x100, END)));
  }

  private static Contents contents(String script, Image image, FlipSettings settings) {
    MemoryMap map = Images.map(MEMORY + script);
    Stack stack = new StackFinder(image, map, settings).find();
    Follow follow = Follow.of(map, settings, stack.region());
    return Contents.of(image, map, settings, follow, stack);
  }

  private static String moving(Contents contents) {
    return names(contents.moving().sections());
  }

  private static String names(List<ImageSection> sections) {
    return sections.stream().map(ImageSection::name).collect(Collectors.joining(" "));
  }

  private static FlipSettings settings(List<String> pins, List<String> follow) {
    return new FlipSettings(
        Optional.empty(), Optional.empty(), 1, 0, FlipSettings.Floor.DENY, pins, follow, Map.of());
  }

  /** All above the first that keeps its address keep theirs, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # In the order of addresses, not of the file; what has no bytes does not count.
          .b 0x100 16, .a 0 16                                | .a .b       |
          .a 0 16, .none 0x20 0, .b 0x40 16                   | .a .b       |
          # A gap that no padding explains.
          .a 0 16, .b 0x100f 16                               | .a .b       |
          .a 0 16, .b 0x1010 16                               | .a          | .b
          .a 0x2000 16, .b 0x2010 16                          | .a .b       |
          .a 0 16, .b 0x1010 16, .c 0x1020 16                 | .a          | .b .c
          .a 0 16, .b 0x2000 16 nobits 0x4000                 | .a .b       |
          .a 0 16, .b 0x4010 16 nobits 0x4000                 | .a          | .b
          # Sections of an overlay share their addresses.
          .a 0 0x100, .b 0 0x80, .c 0x100 16                  | .a .b .c    |
          # The code at the entry.
          .a 0 16, .boot 0x10 0x100 code, .b 0x110 16         | .a          | .boot .b
          .a 0 16, .boot 0x20 0x100 code, .b 0x120 16         | .a .boot .b |
          .a 0 16, .boot 0x10 8 code, .b 0x20 16              | .a .boot .b |
          .a 0 16, .boot 0x10 0x100 bytes, .b 0x110 16        | .a .boot .b |
          # A table of vectors that no image tells of, where code copies it to.
          .vectors 0 0x100 bytes, .b 0x100 16                 |             | .vectors .b
          .vectors 0 0x100, .b 0x100 16                       | .vectors .b |
          .a 0 16, .vectors 0x10 0x100 bytes                  | .a .vectors |
          .table 0 0x100 bytes, .b 0x100 16                   | .table .b   |
          """)
  void byTheImage(String sections, String moving, String fixed) {
    FlipSettings none = FlipSettings.DEFAULT;
    Contents contents = contents("", sections, Machine.ARM, RAM + 0x1d, none);
    assertThat(moving(contents)).isEqualTo(moving == null ? "" : moving);
    assertThat(names(contents.fixed())).isEqualTo(fixed == null ? "" : fixed);
  }

  /** Bit 0 of an Arm's entry is that of Thumb, and on other machines part of the address. */
  @ParameterizedTest
  @CsvSource({
    "ARM, 0x20000011, .a",
    "ARM, 0x20000010, .a",
    "ARM, 0x2000000f, .a .boot",
    "RISCV, 0x20000010, .a",
    "RISCV, 0x2000000f, .a .boot",
    "ARM, 0x2000010f, .a",
    "ARM, 0x20000111, .a .boot",
    "RISCV, 0x20000110, .a .boot"
  })
  void theEntry(Machine machine, String entry, String moving) {
    Contents contents =
        contents(
            "",
            ".a 0 16, .boot 0x10 0x100 code",
            machine,
            Long.decode(entry),
            FlipSettings.DEFAULT);
    assertThat(moving(contents)).isEqualTo(moving);
  }

  /** No other machine starts by a table of vectors. */
  @Test
  void vectorsOfAnotherMachineMove() {
    String sections = ".vectors 0 0x100 bytes, .b 0x100 16";
    assertThat(moving(contents("", sections, Machine.RISCV, 1, FlipSettings.DEFAULT)))
        .isEqualTo(".vectors .b");
  }

  @ParameterizedTest
  @CsvSource({
    ".table, 0x20000000, ''",
    ".table, 0x200000fc, ''",
    ".table, 0x20000100, .table .b",
    ".text, 0x20000000, .table .b",
  })
  void theTableThatTheProcessorReads(String name, String address, String moving) {
    List<ImageSection> sections =
        List.of(
            new ImageSection(".table", RAM, 0x100, 4, false, true, false),
            new ImageSection(".b", RAM + 0x100, 16, 4, true, true, false));
    VectorTable table = new VectorTable(name, Long.decode(address), END);
    Image image = image(sections, Machine.ARM, 1, Optional.of(table));
    assertThat(moving(contents("", image, FlipSettings.DEFAULT))).isEqualTo(moving);
    FlipSettings follow = settings(List.of(), List.of(".table"));
    assertThat(moving(contents("", image, follow))).isEqualTo(".table .b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # An address that is a number, or that is the start of the memory.
          .a 0x20000000 : { *(.a) } > RAM                  |       | .a .b
          .a ORIGIN(RAM) : { *(.a) } > RAM                 |       | .a .b
          .a : { *(.a) } > RAM .b 0x20000010 : { *(.b) }   | .a    | .b
          # One that follows what was placed before it.
          .a : { *(.a) } > RAM .b . : { *(.b) } > RAM      | .a .b |
          .a : { *(.a) } > RAM .b ADDR(.a) + 16 : { *(.b) } > RAM | .a .b |
          # No input sections at the start: memory for something else.
          .a : { . += 16; } > RAM                          |       | .a .b
          .a : { x = .; FILL(1) . += 16; ASSERT(1, ""); ; } > RAM |  | .a .b
          .a : { *(.a) . += 16; } > RAM                    | .a .b |
          .a : { LONG(0) . += 12; } > RAM                  | .a .b |
          .a : { *(.a) } > RAM .b : { . += 16; } > RAM     | .a .b |
          """)
  void byTheScript(String section, String moving, String fixed) {
    Contents contents =
        contents(
            "SECTIONS { " + section + " }\n",
            ".a 0 16, .b 0x10 16",
            Machine.RISCV,
            1,
            FlipSettings.DEFAULT);
    assertThat(moving(contents)).isEqualTo(moving == null ? "" : moving);
    assertThat(names(contents.fixed())).isEqualTo(fixed == null ? "" : fixed);
  }

  /** Start-up code sets up data wherever it lies, but what is kept over a reset is looked for. */
  @ParameterizedTest
  @CsvSource({
    ".data, ORIGIN(RAM), .data .b",
    ".noinit, ORIGIN(RAM), ''",
    ".other, ORIGIN(RAM), ''",
    ".data, 0x20000000, ''",
    ".data, ORIGIN(RAM) + LENGTH(RAM) - 64K, ''",
    ".data, ORIGIN(FLASH) + 0x20000000, ''",
    ".data, __data_start, .data .b",
    ".noinit, __data_start, .noinit .b",
    ".data, _ram_start, ''",
    ".data, _data_copy, ''",
  })
  void dataAtTheStartOfTheMemory(String name, String address, String moving) {
    String script =
        "__data_start = ORIGIN(RAM); _ram_start = ORIGIN(RAM); _data_copy = 0x20000000;\n"
            + ("SECTIONS { " + name + " " + address + " : { *(" + name + ") } > RAM }\n");
    Contents contents =
        contents(script, name + " 0 16, .b 0x10 16", Machine.RISCV, 1, FlipSettings.DEFAULT);
    assertThat(moving(contents)).isEqualTo(moving);
  }

  /** What the user says counts. */
  @Test
  void byTheUser() {
    String sections = ".a 0 16, .b 0x10 16, .c 0x20 16";
    Contents pinned =
        contents("", sections, Machine.RISCV, 1, settings(List.of(".b"), List.of(".b")));
    assertThat(moving(pinned)).isEqualTo(".a");
    assertThat(names(pinned.fixed())).isEqualTo(".b .c");
    String script = "SECTIONS { .a 0x20000000 : { *(.a) } > RAM }\n";
    Contents follows =
        contents(script, sections, Machine.RISCV, 1, settings(List.of(), List.of(".a")));
    assertThat(moving(follows)).isEqualTo(".a .b .c");
  }

  /** A section for a heap or a stack at the start of the region is that. */
  @Test
  void roomForAHeapIsNoMemoryOfSomethingElse() {
    for (String name : List.of(".heap", ".irq_stack")) {
      String script = "SECTIONS { " + name + " : { . += 16; } > RAM }\n";
      Contents contents =
          contents(script, name + " 0 16, .b 0x10 16", Machine.RISCV, 1, FlipSettings.DEFAULT);
      assertThat(moving(contents)).isEqualTo(name + " .b");
    }
  }
}
