package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.flip.ProvenLayout;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are like the last one: the same bytes as by two passes, whatever has changed. */
class RepeatedLinkIT {

  private static final String SCRIPT =
      """
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 1M  RAM : ORIGIN = 0x20000000, LENGTH = 64K }
      PROVIDE(_ram_end = ORIGIN(RAM) + LENGTH(RAM));
      PROVIDE(_stack_start = _ram_end);
      PROVIDE(limit = 16);
      ENTRY(reset)
      SECTIONS
      {
        .vectors : { LONG(_stack_start) LONG(reset) } > FLASH
        .text : { *(.text) } > FLASH
        _etext = .;
        .data : { *(.data) } > RAM AT > FLASH
        .bss (NOLOAD) : { *(.bss) . = . + limit; } > RAM
      }
      """;

  private static final String PROGRAM =
      """
      .syntax unified
      .cpu cortex-m3
      .thumb
      .text
      .global reset
      .thumb_func
      reset: b reset
      .data
      .word 1, 2, 3
      .bss
      .space 100
      """;

  @TempDir private Path folder = Path.of("");

  private Path project = folder;
  private Path cache = folder;
  private Path log = folder;
  private Path linker = folder;
  private List<String> extra = List.of();
  private String object = "program.o";
  private String output = "firmware.elf";

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    cache = folder.resolve("cache");
    log = Files.createFile(folder.resolve("log"));
    wrap(Tools.rustLld());
    script(SCRIPT);
    program(PROGRAM);
  }

  @Test
  void anUnchangedProjectIsLinkedOnce() throws IOException {
    byte[] first = link(cache.toString());
    assertThat(runs()).isEqualTo(2);
    byte[] second = link(cache.toString());
    assertThat(runs()).isEqualTo(1);
    assertThat(second).isEqualTo(first).isEqualTo(link("off"));
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void whatElseTheLinkerWritesAndPrintsIsThatOfTheOneLink() throws IOException {
    extra = List.of("-Map=firmware.map", "--print-memory-usage");
    String said = run(cache.toString());
    String map = Files.readString(project.resolve("firmware.map"));
    assertThat(said).contains("FLIP_STACK");
    assertThat(runs()).isEqualTo(2);
    Files.delete(project.resolve("firmware.map"));
    assertThat(run(cache.toString())).isEqualTo(said);
    assertThat(runs()).isEqualTo(1);
    assertThat(project.resolve("firmware.map")).content().isEqualTo(map);
  }

  /** The linker writes them before it fails, but a measurement asks for none. */
  @ParameterizedTest
  @CsvSource({
    "rust-lld, b missing, true",
    "rust-lld, b missing, false",
    "arm-none-eabi-ld, b missing, true",
    "arm-none-eabi-ld, b missing, false",
    "rust-lld, .space 90000, true"
  })
  void whatAFailedLinkWritesBesidesIsThatOfTwoPasses(String name, String line, boolean isOlder)
      throws IOException {
    wrap(name.equals("rust-lld") ? Tools.rustLld() : Tools.onPath(name));
    extra = List.of("-Map=firmware.map", "--dependency-file=firmware.d");
    link(cache.toString());
    List<Path> side = List.of(project.resolve("firmware.map"), project.resolve("firmware.d"));
    List<String> seen = new ArrayList<>();
    program(PROGRAM + ".text\n" + (line.startsWith(".") ? ".bss\n" : "") + line + "\n");
    for (String wanted : List.of(cache.toString(), "off")) {
      for (Path file : side) {
        Files.deleteIfExists(file);
        if (isOlder) {
          Files.writeString(file, "older");
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        }
      }
      StringBuilder now = new StringBuilder(run(wanted));
      for (Path file : side) {
        now.append(
            Files.exists(file) ? Files.readString(file) + Files.getLastModifiedTime(file) : "none");
      }
      seen.add(now.toString());
    }
    assertThat(seen.get(0)).isEqualTo(seen.get(1)).contains(isOlder ? "older" : "none");
  }

  static List<Firmware> runtimes() throws IOException {
    List<Firmware> runtimes = new ArrayList<>();
    for (String name :
        List.of(
            "cortex-m-rt-0.6-emcraft-sf2",
            "cortex-m-rt-0.7.1-microbit",
            "recursion-netduinoplus2",
            "cortex-m-rt-0.7.7-mps2-an505",
            "heap-emcraft-sf2",
            "defmt-emcraft-sf2",
            "recursion-sifive_e",
            "recursion-sifive_u")) {
      runtimes.add(Firmware.named(name));
    }
    return runtimes;
  }

  /** By cargo, whose names for inputs and folders differ from build to build. */
  @ParameterizedTest
  @MethodSource("runtimes")
  void firmwareOfTheRealRuntimesIsLinkedOnce(Firmware firmware) throws IOException {
    String[] options = {"--flip-linker=" + linker, "--flip-cache=" + cache};
    byte[] first = Files.readAllBytes(firmware.build("on", options));
    // What code does with a heap is looked at in each link.
    boolean hasHeap = firmware.name().startsWith("heap");
    assertThat(runs()).isEqualTo(hasHeap ? 3 : 2);
    assertThat(firmware.build("on", options)).hasBinaryContent(first);
    assertThat(runs()).isEqualTo(hasHeap ? 3 : 1);
  }

  /** What changes in the program, and whether two passes come to the same addresses in RAM. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b reset      | nop ; b reset           | 1
          1, 2, 3      | 4, 5, 6                 | 1
          1, 2, 3      | 1, 2                    | 3
          1, 2, 3      | 1, 2, 3, 4              | 3
          .space 100   | .space 101              | 3
          .space 100   | .space 104              | 3
          .space 100   | .balign 64 ; .space 100 | 3
          .space 100   | .space 90000            | 2
          .bss         | .global limit ; limit = 32 ; .bss         | 3
          .bss         | .section .data.more, "aw" ; .word 1 ; .bss  | 3
          .bss         | .section .ram, "awx" ; .word 1 ; .bss       | 3
          .bss         | .section .rodata, "a" ; .word 1 ; .bss      | 3
          .bss         | .global other ; .set other, 5 ; .bss      | 1
          """)
  void changedPrograms(String from, String to, int expectedRuns) throws IOException {
    link(cache.toString());
    runs();
    assertThat(PROGRAM).contains(from);
    program(PROGRAM.replace(from, to.replace(" ; ", "\n")));
    String said = run(cache.toString());
    assertThat(runs()).isEqualTo(expectedRuns);
    byte[] output = output();
    assertThat(said).isEqualTo(run("off"));
    assertThat(output).isEqualTo(output());
    assertThat(run(cache.toString())).isEqualTo(said);
    assertThat(output()).isEqualTo(output);
    assertNothingIsLeftBehind();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          64K             | 32K
          > FLASH         | >FLASH
          ENTRY(reset)    | ENTRY(reset) ASSERT(SIZEOF(.bss) < 10, "too much")
          PROVIDE(limit = 16) | limit = 20
          ENTRY(reset)    | ENTRY(reset) _heap_size = 512
          """)
  void changedScripts(String from, String to) throws IOException {
    link(cache.toString());
    runs();
    assertThat(SCRIPT).contains(from);
    script(SCRIPT.replace(from, to));
    String said = run(cache.toString());
    byte[] output = output();
    assertThat(said).isEqualTo(run("off"));
    assertThat(output).isEqualTo(output());
    assertNothingIsLeftBehind();
  }

  @Test
  void anotherScriptOfThatName() throws IOException {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    Files.writeString(second.resolve("memory.x"), SCRIPT);
    script("INCLUDE memory.x\n");
    extra = List.of("-L", first.toString(), "-L", second.toString());
    byte[] before = link(cache.toString());
    link(cache.toString());
    assertThat(runs()).isEqualTo(3);
    Files.writeString(first.resolve("memory.x"), SCRIPT.replace("64K", "32K"));
    byte[] after = link(cache.toString());
    assertThat(runs()).isEqualTo(2);
    assertThat(after).isNotEqualTo(before).isEqualTo(link("off"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--flip-heap=1K",
        "--flip-min-stack=65000",
        "--flip-pin=.data",
        "--defsym=limit=40",
        "--defsym=unused=1",
        "--section-start=.bss=0x20008000"
      })
  void changedOptions(String option) throws IOException {
    link(cache.toString());
    runs();
    extra = List.of(option);
    String said = run(cache.toString());
    assertThat(runs()).as("measured").isGreaterThanOrEqualTo(2 - (said.isEmpty() ? 0 : 1));
    byte[] output = output();
    assertThat(said).isEqualTo(run("off"));
    assertThat(output).isEqualTo(output());
  }

  @Test
  void otherInputsAndFoldersOfTheSameContent() throws IOException {
    byte[] first = link(cache.toString());
    runs();
    object = "renamed.o";
    program(PROGRAM);
    extra = List.of("-L" + folder);
    assertThat(link(cache.toString())).isEqualTo(first);
    assertThat(runs()).isEqualTo(1);
  }

  /** The scripts are what they were, but the measurement could be another one unseen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *(.data)                                | *(.data) *(.text)
          ORIGIN(RAM) + LENGTH(RAM)               | ORIGIN(RAM) + LENGTH(RAM) - SIZEOF(.text)
          """)
  void layoutsThatCodeDecidesAreAlwaysMeasured(String from, String to) throws IOException {
    script(SCRIPT.replace("*(.text)", from.contains(".data") ? "" : "*(.text)").replace(from, to));
    extra = from.contains(".data") ? List.of("--flip-follow=.data") : List.of();
    for (int i = 0; i < 2; i++) {
      program(PROGRAM.replace("b reset", "nop\n".repeat(i * 4) + "b reset"));
      byte[] output = link(cache.toString());
      assertThat(runs()).isEqualTo(2);
      assertThat(output).isEqualTo(link("off"));
      runs();
    }
  }

  @Test
  void aBrokenProgramFailsAsByTwoPasses() throws IOException {
    byte[] old = link(cache.toString());
    Files.writeString(project.resolve(object), "no object");
    assertThat(run(cache.toString())).isEqualTo(run("off")).contains(object);
    assertThat(output()).isEqualTo(old);
    assertNothingIsLeftBehind();
  }

  /** A file as it was written, of a link that was not. */
  @ParameterizedTest
  @ValueSource(strings = {"unflipped", "none", "included", "far"})
  void aWrongMemoryIsSeenByTheImage(String kind) throws IOException {
    byte[] right = link(cache.toString());
    Path file = remembered();
    LastLink last = LastLinkFormat.read(Files.readAllBytes(file), outputName()).orElseThrow();
    LastLink.Rewritten script = last.rewritten().get(0);
    List<LastLink.Rewritten> wrong =
        switch (kind) {
          case "unflipped" -> List.of(new LastLink.Rewritten(0, script.name(), SCRIPT));
          case "none" -> List.of();
          case "far" -> List.of(new LastLink.Rewritten(7, script.name(), script.text()));
          default -> List.of(new LastLink.Rewritten(-1, script.name(), script.text()));
        };
    LastLink other =
        new LastLink(
            last.manner(), last.scripts(), wrong, last.symbols(), last.references(), last.layout());
    Files.write(file, LastLinkFormat.write(other, outputName()).orElseThrow());
    assertThat(link(cache.toString())).isEqualTo(right);
    assertNothingIsLeftBehind();
  }

  /**
   * A memory that calls safe what is not: a region that begins behind the statics, and scripts that
   * put the stack on top of them.
   */
  @ParameterizedTest
  @ValueSource(longs = {0x20000070L, 0x1fff0000L})
  void whatProtectsIsNotTakenFromMemory(long base) throws IOException {
    byte[] right = link(cache.toString());
    Path file = remembered();
    LastLink last = LastLinkFormat.read(Files.readAllBytes(file), outputName()).orElseThrow();
    extra = List.of("--flip=off");
    link("off");
    extra = List.of();
    Image unsafe = ImageReader.read(project.resolve("firmware.elf"), last.symbols());
    LastLink.Rewritten script = last.rewritten().get(0);
    LastLink forged =
        new LastLink(
            last.manner(),
            last.scripts(),
            List.of(new LastLink.Rewritten(0, script.name(), SCRIPT)),
            last.symbols(),
            last.references(),
            new ProvenLayout(base, last.layout().end(), unsafe));
    Files.write(file, LastLinkFormat.write(forged, outputName()).orElseThrow());
    runs();
    assertThat(link(cache.toString())).isEqualTo(right);
    assertThat(runs()).isEqualTo(3);
  }

  /**
   * With the right checksum, and any values: what is linked is proven all the same. Who can write
   * the file can name a symbol of the rewritten script otherwise, as in the user's own script.
   */
  @Test
  void forgedBytesProtectNoLess() throws IOException {
    link(cache.toString());
    Path file = remembered();
    byte[] written = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = written.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = 12 + random.nextInt(bytes.length - 12);
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 0x80);
      }
      Files.write(file, checked(bytes));
      link(cache.toString());
      Image image = ImageReader.read(project.resolve("firmware.elf"));
      Protection protection =
          Protection.of(image, 0x2000_0000L, 0x2001_0000L, FlipSettings.DEFAULT);
      assertThat(protection.findings()).as("forgery %d", i).isEmpty();
      assertThat(protection.statics().sections()).as("forgery %d", i).hasSize(2);
    }
    assertNothingIsLeftBehind();
  }

  /** Regions that take a parser are those of the scripts, too. */
  @ParameterizedTest
  @ValueSource(strings = {"LENGTH = 64 * 1024", "len = 64K", "LENGTH = 0x10000 # of it\n"})
  void regionsOfAnyFormAreLinkedOnce(String length) throws IOException {
    script(SCRIPT.replace("LENGTH = 64K", length));
    byte[] first = link(cache.toString());
    runs();
    assertThat(link(cache.toString())).isEqualTo(first);
    assertThat(runs()).isEqualTo(1);
    program(PROGRAM.replace("1, 2, 3", "1, 2, 3, 4"));
    link(cache.toString());
    assertThat(runs()).isEqualTo(3);
    link(cache.toString());
    assertThat(runs()).isEqualTo(1);
  }

  /** Who could write to it could have written it. */
  @ParameterizedTest
  @CsvSource({
    "folder, rwxrwxr-x",
    "folder, rwxr-xrwx",
    "file, rw-rw----",
    "file, rw----rw-",
    "file, owner",
    "folder, owner",
    "file, link"
  })
  void whatOthersCanWriteIsNotBelieved(String what, String how) throws IOException {
    byte[] first = link(cache.toString());
    Path file = remembered();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    Path changed = what.equals("file") ? file : cache;
    switch (how) {
      case "owner" -> {
        assumeTrue(Files.getAttribute(changed, "unix:uid").equals(0), "only root gives files away");
        Files.setAttribute(changed, "unix:uid", 12345);
      }
      case "link" -> {
        Path target = Files.move(file, folder.resolve("planted"));
        Files.createSymbolicLink(file, target);
      }
      default -> Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString(how));
    }
    runs();
    assertThat(link(cache.toString())).isEqualTo(first);
    assertThat(runs()).isEqualTo(2);
    boolean isReplaced = what.equals("file");
    link(cache.toString());
    assertThat(runs()).isEqualTo(isReplaced ? 1 : 2);
    if (isReplaced) {
      assertThat(Files.isSymbolicLink(file)).isFalse();
      assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100600);
    }
  }

  /** What is planted in the place of a memory is not written to. */
  @ParameterizedTest
  @ValueSource(strings = {"symbolic", "hard"})
  void plantedLinksAreNotFollowed(String kind) throws IOException {
    link(cache.toString());
    Path file = remembered();
    Files.delete(file);
    Path mine = Files.writeString(folder.resolve("mine"), "mine");
    if (kind.equals("hard")) {
      Files.createLink(file, mine);
    } else {
      Files.createSymbolicLink(file, mine);
    }
    link(cache.toString());
    assertThat(mine).hasContent("mine");
    assertThat(remembered()).isRegularFile();
  }

  /** Their names hash to one number where only that of a string counts. */
  @Test
  void outputsOfLikeNamesAreBothRemembered() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (String name : List.of("Aa.elf", "BB.elf")) {
        output = name;
        link(cache.toString());
        assertThat(runs()).isEqualTo(2 - round);
      }
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).hasSize(2);
    }
  }

  /** The oldest go. */
  @Test
  void notEverythingIsRememberedForEver() throws IOException {
    link(cache.toString());
    Path file = remembered();
    for (int i = 0; i < LastLinks.MOST + 20; i++) {
      Path older = Files.write(cache.resolve("link-" + i), new byte[10]);
      Files.setLastModifiedTime(older, FileTime.fromMillis(1_000_000L * i));
    }
    Path other = Files.writeString(cache.resolve("notes"), "mine");
    Files.setLastModifiedTime(other, FileTime.fromMillis(0));
    output = "other.elf";
    link(cache.toString());
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).hasSize(LastLinks.MOST + 1).contains(file, other);
    }
    assertThat(cache.resolve("link-" + 0)).doesNotExist();
    for (int i = 0; i < 40; i++) {
      Files.write(cache.resolve("link-large" + i), new byte[LastLinkFormat.MOST_BYTES]);
    }
    output = "third.elf";
    link(cache.toString());
    long bytes = 0;
    try (Stream<Path> files = Files.list(cache)) {
      for (Path each : files.toList()) {
        bytes += Files.size(each);
      }
    }
    assertThat(bytes).isLessThanOrEqualTo(LastLinks.MOST_BYTES + 4);
    link(cache.toString());
    runs();
    link(cache.toString());
    assertThat(runs()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "cut", "noise", "other", "format", "folder"})
  void whateverIsRemembered(String kind) throws IOException {
    byte[] first = link(cache.toString());
    Path file = remembered();
    byte[] bytes = Files.readAllBytes(file);
    Optional<LastLink> last = LastLinkFormat.read(bytes, outputName());
    Files.delete(file);
    switch (kind) {
      case "empty" -> Files.createFile(file);
      case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case "noise" -> {
        new Random(1).ints(200, 40, bytes.length).forEach(i -> bytes[i] ^= 0x55);
        Files.write(file, bytes);
      }
      case "other" ->
          Files.write(file, LastLinkFormat.write(last.orElseThrow(), "/other.elf").orElseThrow());
      case "format" -> Files.write(file, checked(Arrays.copyOf(bytes, bytes.length / 2)));
      default -> Files.createDirectory(file);
    }
    runs();
    assertThat(link(cache.toString())).isEqualTo(first);
    assertThat(runs()).isEqualTo(2);
    assertNothingIsLeftBehind();
  }

  @Test
  void everySingleByteOfTheMemoryIsChecked() throws IOException {
    link(cache.toString());
    byte[] bytes = Files.readAllBytes(remembered());
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      assertThat(LastLinkFormat.read(bytes, outputName())).isEmpty();
      bytes[i] ^= 1;
    }
    assertThat(LastLinkFormat.read(bytes, outputName())).isPresent();
  }

  @Test
  void offRemembersNothing() throws IOException {
    link("off");
    assertThat(cache).doesNotExist();
  }

  /** Random programs, and random changes of what they are made of. */
  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void randomPrograms(String flavour) throws IOException {
    Path real = flavour.equals("lld") ? Tools.rustLld() : Tools.onPath("arm-none-eabi-ld");
    wrap(real);
    int once = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      RandomProgram model = new RandomProgram(random);
      for (int change = 0; change < 3; change++) {
        if (change > 0 && random.nextInt(3) == 0) {
          model = model.changed(random);
        }
        script(model.script());
        program(model.assembly().replace("b reset", "nop\n".repeat(random.nextInt(9)) + "b reset"));
        Files.deleteIfExists(project.resolve("firmware.elf"));
        runs();
        String said = run(cache.toString());
        once += runs() == 1 && said.isEmpty() ? 1 : 0;
        boolean isLinked = Files.exists(project.resolve("firmware.elf"));
        byte[] output = isLinked ? output() : new byte[0];
        Files.deleteIfExists(project.resolve("firmware.elf"));
        assertThat(said).as("seed " + seed).isEqualTo(run("off"));
        assertThat(Files.exists(project.resolve("firmware.elf"))).isEqualTo(isLinked);
        assertThat(output).isEqualTo(isLinked ? output() : output);
      }
    }
    assertThat(once).as("links that were like the last one").isGreaterThan(20);
  }

  /** A linker of that name that keeps account of its runs. */
  private void wrap(Path real) throws IOException {
    linker = folder.resolve(real.getFileName());
    Files.writeString(linker, "#!/bin/sh\necho run >>'" + log + "'\nexec '" + real + "' \"$@\"\n");
    assertThat(linker.toFile().setExecutable(true)).isTrue();
  }

  /** With the checksum that its bytes have. */
  private static byte[] checked(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 12, bytes.length - 12);
    ByteBuffer.wrap(bytes).putLong(4, checksum.getValue());
    return bytes;
  }

  private void script(String text) throws IOException {
    Files.writeString(project.resolve("link.x"), text);
  }

  private void program(String assembly) throws IOException {
    Files.writeString(folder.resolve("program.s"), assembly);
    Run.command(Tools.onPath("arm-none-eabi-as"), "-o", project.resolve(object), "program.s")
        .in(folder)
        .succeed();
  }

  private String outputName() {
    return project.resolve("firmware.elf").toAbsolutePath().normalize().toString();
  }

  private byte[] output() throws IOException {
    return Files.readAllBytes(project.resolve(output));
  }

  private Path remembered() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** How often the linker ran since this was last asked. */
  private int runs() throws IOException {
    int count = Files.readAllLines(log).size();
    Files.writeString(log, "");
    return count;
  }

  private byte[] link(String cacheOption) throws IOException {
    Files.deleteIfExists(project.resolve(output));
    assertThat(run(cacheOption)).isEmpty();
    return output();
  }

  /** What the linker says. */
  private String run(String cacheOption) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(object, "-Tlink.x", "-o", output));
    arguments.add("--flip-linker=" + linker);
    arguments.add("--flip-cache=" + cacheOption);
    arguments.addAll(extra);
    new LinkerFace("flip-script", Map.of(), project, stream, stream, Layout.NO_REPORTS)
        .run(arguments);
    return said.toString(StandardCharsets.UTF_8);
  }

  private void assertNothingIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf(Set.of("program.o", "link.x", "firmware.elf"));
    }
  }
}
