package dev.flipscript.report;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.LoadedCopy;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports of images made by hand, each with something that the others have not. */
final class Examples {

  private static final Area FLASH = Area.of("FLASH", 0, 0x4_0000);
  private static final Area RAM = Area.of("RAM", 0x2000_0000L, 0x1_0000);

  private Examples() {}

  /** All, by the names of their folders in testdata/report. */
  static Map<String, Report> all() {
    Map<String, Report> all = new LinkedHashMap<>();
    all.put("demo", demo());
    all.put("unprotected", Report.of("blinky.elf", plain()));
    all.put("heap", heap());
    all.put("floor", floor());
    all.put("names", names());
    return all;
  }

  /** The numbers of {@code flip-script demo}. */
  static Report demo() {
    Layout after =
        layout(
            0x2000_f7f8L,
            List.of(FLASH, RAM),
            OptionalLong.empty(),
            data(".data", 0x2000_f7f8L, 2052),
            bss(".bss", 0x2000_fffcL, 4));
    return new Report("firmware.elf", Optional.of(plain()), after);
  }

  private static Layout plain() {
    return layout(
        0x2001_0000L,
        List.of(FLASH, RAM),
        OptionalLong.empty(),
        data(".data", 0x2000_0000L, 2052),
        bss(".bss", 0x2000_0804L, 4));
  }

  /** A heap in a section, one that only the link knows of, a reserved top, an unused region. */
  private static Report heap() {
    Layout layout =
        layout(
            0x2000_8000L,
            List.of(FLASH, Area.of("CCM", 0x1000_0000L, 0x1_0000), RAM),
            OptionalLong.of(0x2000_f000L),
            data(".data", 0x2000_8000L, 4096),
            bss(".bss", 0x2000_9000L, 8192),
            bss(".heap", 0x2000_b000L, 4096));
    return Report.of("heap.elf", layout);
  }

  /** Other memory ends where the stack's begins; addresses of 64 bits; many small sections. */
  private static Report floor() {
    List<ImageSection> sections = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sections.add(bss(".noinit." + i, 0x1_0000_8000L + i * 64L, 64));
    }
    Image image = image(0x1_0000_8000L, sections);
    Source script =
        Source.of(
            "memory.x",
            """
            MEMORY
            {
              MAILBOX : ORIGIN = 0xffff0000, LENGTH = 64K
              DRAM : ORIGIN = 0x100000000, LENGTH = 64K
            }
            """);
    MemoryMap map =
        MemoryMap.of(
            ScriptSet.load(List.of(script), (name, by) -> Optional.empty(), Dialect.LLD),
            List.of(),
            Dialect.LLD,
            name -> false);
    return Report.of(
        "floor.elf",
        Layout.of(
            image,
            ImageDetails.NONE,
            Protection.of(image, map, FlipSettings.DEFAULT),
            Area.of(map),
            OptionalLong.empty()));
  }

  /** Names that are long, or that mean something to a terminal, to XML or to JSON. */
  private static Report names() {
    String nasty = ".<b>&\"quoted\"\\\u0001";
    return Report.of(
        "a&b<c>.elf",
        layout(
            0x2001_0000L,
            List.of(Area.of("A_REGION_WITH_A_NAME_THAT_IS_FAR_TOO_LONG", 0x2000_0000L, 0x1_0000)),
            OptionalLong.empty(),
            data(nasty, 0x2000_0000L, 0x4000),
            bss(".a_section_with_a_name_that_is_too_long_for_its_label", 0x2000_4000L, 0x4000)));
  }

  private static Layout layout(
      long pointer, List<Area> areas, OptionalLong heapEnd, ImageSection... statics) {
    List<ImageSection> sections = new ArrayList<>();
    sections.add(new ImageSection(".vector_table", 0, 1024, 4, false, false, false));
    sections.add(new ImageSection(".text", 0x400, 738, 4, false, false, true));
    // Two bytes of padding before it.
    sections.add(new ImageSection(".rodata", 0x6e4, 44, 4, false, false, false));
    sections.addAll(List.of(statics));
    Image image = image(pointer, sections);
    Area last = areas.get(areas.size() - 1);
    long start = statics[0].address();
    ImageDetails details =
        new ImageDetails(
            List.of(
                new SizedSymbol("main", 0x500, 120),
                new SizedSymbol("HardFault", 0x480, 64),
                new SizedSymbol("_ZN8overflow5SMALL17h0123456789abcdefE", start + 2048, 4),
                new SizedSymbol("_RNvCs6EcDorMd8gR_8overflow6BUFFER", start, 2048)),
            List.of(new LoadedCopy(statics[0].name(), 0x710, statics[0].size())));
    Protection protection = Protection.of(image, last.origin(), last.end(), FlipSettings.DEFAULT);
    return Layout.of(image, details, protection, areas, heapEnd);
  }

  private static Image image(long pointer, List<ImageSection> sections) {
    return new Image(
        new Core(Machine.ARM, 4, true),
        0x401,
        sections,
        Map.of(),
        Optional.of(new VectorTable(".vector_table", 0, pointer)),
        List.of(),
        Optional.empty());
  }

  private static ImageSection data(String name, long address, long size) {
    return new ImageSection(name, address, size, 4, false, true, false);
  }

  private static ImageSection bss(String name, long address, long size) {
    return new ImageSection(name, address, size, 4, true, true, false);
  }
}
