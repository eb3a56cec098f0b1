package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSymbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links whose scripts come in by INPUT, GROUP and -l: flipped or refused, with each linker. */
class InputScriptFlipsIT {

  private static final String PROGRAM =
      """
      .syntax unified
      .cpu cortex-m3
      .thumb
      .section .vector_table, "a"
      .word _stack_start, reset
      .text
      .global reset
      .thumb_func
      reset: b reset
      .data
      .word 1, 2, 3
      .bss
      .space 100
      """;

  private static final String FLASH = "MEMORY { FLASH : ORIGIN = 0, LENGTH = 64K }\n";
  private static final String RAM = "MEMORY { RAM : ORIGIN = 0x20000000, LENGTH = 64K }\n";
  private static final String LOWER = "MEMORY { LOWER : ORIGIN = 0x1FFF0000, LENGTH = 64K }\n";
  private static final String START = "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";

  private static final String SECTIONS =
      """
      ENTRY(reset)
      SECTIONS
      {
        .vector_table : { KEEP(*(.vector_table)) } > FLASH
        .text : { *(.text*) } > FLASH
        .data : { *(.data*) } > RAM AT > FLASH
        .bss (NOLOAD) : { *(.bss*) } > RAM
      }
      """;

  @TempDir Path cwd;

  @BeforeEach
  void assemble() throws IOException {
    cwd = cwd.toRealPath();
    write("program.s", PROGRAM);
    Run.command(Tools.onPath("arm-none-eabi-as"), "-o", "program.o", "program.s").in(cwd).succeed();
    write("other.s", ".globl other\n.data\nother: .word 4\n");
    Files.createDirectories(cwd.resolve("d"));
    Run.command(Tools.onPath("arm-none-eabi-as"), "-o", "d/other.o", "other.s").in(cwd).succeed();
  }

  private void write(String name, String text) throws IOException {
    Path file = cwd.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static List<RealLinker> linkers() {
    List<RealLinker> all = new ArrayList<>(Linkers.all());
    all.add(Linkers.gcc());
    return all;
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void seesWhatLiesBelowTheRegion(RealLinker linker) throws IOException {
    write("more.ld", LOWER);
    write("l/libmore.a", LOWER);
    write("l/libmore.so", LOWER);
    write("d/outer.ld", "INPUT(more.ld)\n");
    String rest = FLASH + RAM + START + SECTIONS;
    write("plain.ld", rest);
    write("inputs.ld", "INPUT(more.ld)\n" + rest);
    write("groups.ld", rest + "GROUP(AS_NEEDED(more.ld))\n");
    write("libraries.ld", "INPUT(-lmore)\n" + rest);
    write("nests.ld", "INPUT(d/outer.ld)\n" + rest);
    for (String arguments :
        List.of(
            "-Tinputs.ld",
            "-Tgroups.ld",
            "-Tlibraries.ld -Ll",
            "-Tnests.ld",
            "-Tplain.ld -Ll -lmore",
            "-Tplain.ld -Ll -l more",
            "-Tplain.ld -Ll -l:libmore.a",
            "-Tplain.ld more.ld")) {
      String said = link(linker, arguments);
      assertThat(said).as(arguments).contains("explain no-floor").contains("LOWER");
      assertThat(cwd.resolve("out.elf")).doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void flipsTheRegionOfAnInput(RealLinker linker) throws IOException {
    write("memory.ld", RAM);
    write("l/libmemory.a", RAM);
    write("start.ld", START);
    write("d/outer.ld", "INPUT(inner.ld)\n");
    write("d/inner.ld", RAM);
    write("all.ld", FLASH + RAM + SECTIONS);
    write("beside.ld", "INPUT(d/naming.ld)\n" + FLASH + START + SECTIONS);
    write("d/naming.ld", RAM + "INPUT(other.o)\n");
    write("inputs.ld", "INPUT(memory.ld)\n" + FLASH + START + SECTIONS);
    write("groups.ld", "GROUP(AS_NEEDED(\"memory.ld\"))\n" + FLASH + START + SECTIONS);
    write("libraries.ld", "INPUT(-lmemory)\n" + FLASH + START + SECTIONS);
    write("nests.ld", "INPUT(d/outer.ld)\n" + FLASH + START + SECTIONS);
    write("symbols.ld", FLASH + RAM + "INPUT(start.ld)\n" + SECTIONS);
    write("plain.ld", FLASH + START + SECTIONS);
    for (String arguments :
        List.of(
            "-Tinputs.ld",
            "-Tgroups.ld",
            "-Tlibraries.ld -Ll",
            "-Tnests.ld",
            "-Tsymbols.ld",
            "-Tbeside.ld",
            "-Ll -lmemory -Tplain.ld",
            "-Ll -l memory -Tplain.ld",
            "-Ll -l:libmemory.a -Tplain.ld")) {
      String said = link(linker, arguments);
      assertThat(cwd.resolve("out.elf")).as(arguments + ": " + said).exists();
      requireFlipped(arguments);
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void seesSectionsInsertedByAnInput(RealLinker linker) throws IOException {
    write("insert.ld", "SECTIONS { .late : { LONG(7) } > RAM } INSERT AFTER .data;\n");
    write("inputs.ld", FLASH + RAM + START + SECTIONS + "INPUT(insert.ld)\n");
    String said = link(linker, "-Tinputs.ld");
    if (linker.dialect() == Dialect.GNU) {
      assertThat(said).contains("insert"); // GNU ld links no such thing
      assertThat(cwd.resolve("out.elf")).doesNotExist();
    } else {
      requireFlipped("insert");
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void aChangeIsNoticed(RealLinker linker) throws IOException {
    write("more.ld", RAM);
    write("l/libmore.so", "_limit = 1;\n");
    write("inputs.ld", "INPUT(more.ld -lmore)\n" + FLASH + START + SECTIONS);
    link(linker, "-Tinputs.ld -Ll");
    requireFlipped("first");
    link(linker, "-Tinputs.ld -Ll");
    requireFlipped("again");
    write("l/libmore.so", LOWER);
    assertThat(link(linker, "-Tinputs.ld -Ll")).contains("explain no-floor");
    write("l/libmore.so", "_limit = 1;\n");
    link(linker, "-Tinputs.ld -Ll");
    requireFlipped("restored");
    write("k/libmore.a", LOWER);
    assertThat(link(linker, "-Tinputs.ld -Lk -Ll")).contains("explain no-floor");
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void refusesWhatOnlySearchDirectivesTell(RealLinker linker) throws IOException {
    write("lib/libmore.a", LOWER);
    write("searches.ld", "SEARCH_DIR(lib)\n");
    write("includes.ld", "INCLUDE searches.ld\n" + FLASH + RAM + START + SECTIONS);
    assertThat(link(linker, "-Tincludes.ld -lmore")).contains("-lmore").contains("SEARCH_DIR");
    assertThat(cwd.resolve("out.elf")).doesNotExist();
    write("direct.ld", "SEARCH_DIR(lib)\n" + FLASH + RAM + START + SECTIONS);
    assertThat(link(linker, "-Tdirect.ld -lmore")).contains("explain no-floor");
  }

  /** What the linker says; its output is out.elf. */
  private String link(RealLinker linker, String arguments) throws IOException {
    Files.deleteIfExists(cwd.resolve("out.elf"));
    List<String> all = new ArrayList<>();
    boolean isDriver = linker.flavour().style() == Style.DRIVER;
    if (isDriver) {
      all.addAll(List.of("-nostdlib", "-mcpu=cortex-m3", "-mthumb"));
    }
    all.addAll(List.of("program.o", "-o", "out.elf"));
    all.addAll(List.of(arguments.split(" ", -1)));
    all.add("--flip-linker=" + linker.program());
    all.add("--flip-cache=" + cwd.resolve("cache"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    String name = isDriver ? "flip-script-gcc" : "flip-script-ld";
    new LinkerFace(name, System.getenv(), cwd, stream, stream, Layout.NO_REPORTS).run(all);
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The stack at the bottom of RAM and the statics at its top, by a reader that is not ours. */
  private void requireFlipped(String what) throws IOException {
    byte[] bytes = Files.readAllBytes(cwd.resolve("out.elf"));
    ElfFile elf = ElfFile.from(bytes);
    Map<Long, Long> statics = new TreeMap<>();
    long pointer = 0;
    for (int i = 0; i < elf.e_shnum; i++) {
      ElfSection section = elf.getSection(i);
      if (".vector_table".equals(section.header.getName())) {
        int at = (int) section.header.sh_offset;
        pointer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
      }
      if ((section.header.sh_flags & 2) != 0 && section.header.sh_addr >= 0x20000000L) {
        statics.put(section.header.sh_addr, section.header.sh_addr + section.header.sh_size);
      }
    }
    assertThat(statics).as(what).hasSizeGreaterThanOrEqualTo(2);
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (Map.Entry<Long, Long> each : statics.entrySet()) {
      lowest = Math.min(lowest, each.getKey());
      highest = Math.max(highest, each.getValue());
    }
    assertThat(pointer).as(what).isLessThanOrEqualTo(lowest).isGreaterThan(lowest - 8);
    assertThat(highest).as(what).isBetween(0x20010000L - 8, 0x20010000L);
    for (ElfSymbol symbol : elf.getSymbolTableSection().symbols) {
      if ("_stack_start".equals(symbol.getName())) {
        assertThat(symbol.st_value).as(what).isEqualTo(pointer);
      }
    }
  }
}
