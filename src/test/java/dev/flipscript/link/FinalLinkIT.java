package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The final link on a guess: the same bytes as without, whatever there is to guess by. */
class FinalLinkIT {

  private static final Path DEMO = Path.of("src/main/demo").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  private Path project = folder;
  private Path cache = folder;
  private Path log = folder;
  private Path bin = folder;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    cache = folder.resolve("cache");
    log = folder.resolve("log");
    for (String name : List.of("overflow.o", "link.x", "memory.x")) {
      Files.copy(DEMO.resolve(name), project.resolve(name));
    }
    grow(".data", 100);
    bin = Files.createDirectory(folder.resolve("bin"));
    Path linker = bin.resolve("rust-lld");
    Files.writeString(
        linker, "#!/bin/sh\necho \"$*\" >>'" + log + "'\nexec '" + Tools.rustLld() + "' \"$@\"\n");
    assertThat(linker.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void anUnchangedProjectIsLinkedBesideItsMeasurement() throws IOException {
    byte[] first = link(cache.toString());
    List<String> firstLinks = links();
    assertThat(firstLinks).hasSize(2);
    byte[] second = link(cache.toString());
    assertThat(links()).as("the guess was kept").hasSize(2);
    assertThat(second).isEqualTo(first).isEqualTo(link("off"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 101, 5000})
  void changedStaticsAreLinkedAsWithoutTheGuess(int size) throws IOException {
    link(cache.toString());
    grow(".data", size);
    byte[] second = link(cache.toString());
    assertThat(second).isEqualTo(link("off"));
    assertThat(link(cache.toString())).isEqualTo(second);
    assertNothingIsLeftBehind();
  }

  @Test
  void changedScriptsAreLinkedAsWithoutTheGuess() throws IOException {
    byte[] first = link(cache.toString());
    Path memory = project.resolve("memory.x");
    Files.writeString(memory, Files.readString(memory).replace("64K", "32K"));
    byte[] second = link(cache.toString());
    assertThat(second).isEqualTo(link("off")).isNotEqualTo(first);
    assertNothingIsLeftBehind();
  }

  @Test
  void aBrokenProgramFailsAsWithoutTheGuess() throws IOException {
    link(cache.toString());
    Files.writeString(project.resolve("overflow.o"), "no object");
    assertThat(run(cache.toString())).isEqualTo(run("off")).contains("overflow.o");
    assertNothingIsLeftBehind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "cut", "noise", "name", "layout", "folder"})
  void whateverIsRemembered(String kind) throws IOException {
    byte[] first = link(cache.toString());
    Path remembered = remembered();
    byte[] bytes = Files.readAllBytes(remembered);
    Files.delete(remembered);
    switch (kind) {
      case "empty" -> Files.createFile(remembered);
      case "cut" -> Files.write(remembered, Arrays.copyOf(bytes, bytes.length / 2));
      case "noise" -> {
        new Random(1).ints(200, 40, bytes.length).forEach(i -> bytes[i] ^= 0x55);
        Files.write(remembered, bytes);
      }
      case "name" -> write(remembered, 0, "..", "MEMORY { RAM : ORIGIN = 0, LENGTH = 1K }");
      case "layout" ->
          write(remembered, 0, "link.x", "SECTIONS { .text : { *(.text .text.*) } } Reset = 0;");
      default -> Files.createDirectory(remembered);
    }
    assertThat(link(cache.toString())).isEqualTo(first);
    assertNothingIsLeftBehind();
  }

  @Test
  void offRemembersNothing() throws IOException {
    link("off");
    assertThat(cache).doesNotExist();
  }

  private static final int FORMAT = 0x464C5301;

  private void write(Path remembered, int argument, String name, String text) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(remembered))) {
      out.writeInt(FORMAT);
      string(out, output().toString());
      out.writeInt(1);
      out.writeInt(argument);
      string(out, name);
      string(out, text);
    }
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private Path output() {
    return project.resolve("firmware.elf");
  }

  private Path remembered() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** Statics of that many bytes more: the bytes of a file. */
  private void grow(String section, int bytes) throws IOException {
    Files.writeString(project.resolve("more" + section), "x".repeat(bytes));
  }

  /** The runs of the linker that link; the log starts again. */
  private List<String> links() throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> line.contains(" -o ")).toList();
    Files.delete(log);
    Files.createFile(log);
    return lines;
  }

  private byte[] link(String cacheOption) throws IOException {
    Files.deleteIfExists(output());
    assertThat(run(cacheOption)).isEmpty();
    return Files.readAllBytes(output());
  }

  /** What the linker says. */
  private String run(String cacheOption) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, String> environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    new LinkerFace("flip-script", environment, project, stream, stream, Layout.NO_REPORTS)
        .run(
            List.of(
                "-flavor",
                "gnu",
                "overflow.o",
                "-b",
                "binary",
                "more.data",
                "-Tlink.x",
                "--gc-sections",
                "-u",
                "_binary_more_data_start",
                "-o",
                "firmware.elf",
                "--flip-cache=" + cacheOption));
    return said.toString(StandardCharsets.UTF_8);
  }

  private void assertNothingIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf("overflow.o", "link.x", "memory.x", "more.data", "firmware.elf");
    }
  }
}
