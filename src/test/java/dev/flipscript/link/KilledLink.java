package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A link by the packaged program, in a folder of its own where an older output is, to be ended. */
final class KilledLink {

  /** What ends it, and how a shell tells of it. */
  enum Signal {
    TERM(143),
    INT(130);

    private final int exitCode;

    Signal(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  private static final String OLDER = "older";

  private final Path folder;
  private final Path temp;
  private final Path output;
  private final Path said;
  private final List<Path> before;
  private final Process process;

  private KilledLink(Path folder, List<String> command) throws IOException {
    this.folder = folder;
    temp = Files.createDirectory(folder.resolve("temp"));
    said = Files.createFile(folder.resolve("said"));
    output = Files.writeString(folder.resolve("firmware.elf"), OLDER);
    before = files();
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
  }

  /**
   * Starts it.
   *
   * @param folder a new one
   * @param program the linker or a stand-in for it
   */
  static KilledLink start(LinkerCase linker, Path program, Path folder) throws IOException {
    linker.prepare(Files.createDirectory(folder));
    List<String> command = new ArrayList<>();
    // A shell starts what runs in the background with SIGINT ignored, and that is inherited.
    command.addAll(List.of("env", "--default-signal=INT,TERM", "TMPDIR=" + folder.resolve("temp")));
    command.add("FLIP_SCRIPT_LINKER=" + program);
    command.add(Tools.flipScript().resolveSibling(linker.program()).toString());
    command.addAll(linker.commandLines("firmware.elf").get(0));
    return new KilledLink(folder, command);
  }

  void kill(Signal signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  int await() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  /**
   * The output is the older file or, if the signal came too late, the whole new one; nothing else
   * is left, and nothing was said.
   *
   * @return whether the older one is there
   */
  boolean assertClean(Signal signal, byte[] image) throws IOException, InterruptedException {
    int code = await();
    boolean older =
        Arrays.equals(Files.readAllBytes(output), OLDER.getBytes(StandardCharsets.UTF_8));
    assertThat(files()).as("files").isEqualTo(before);
    String text = Files.readString(said);
    if (text.contains("java.") && !text.contains("flip")) {
      // Java's own answer to a signal in the middle of its start, before it has come to us.
      assertThat(older).isTrue();
      return true;
    }
    assertThat(text).isEmpty();
    if (code == 1 && older) {
      return true; // The same, of which it says nothing.
    }
    assertThat(code).isIn(0, signal.exitCode);
    if (!older || code == 0) {
      assertThat(output).hasBinaryContent(image);
    }
    return older;
  }

  byte[] image() throws IOException {
    return Files.readAllBytes(output);
  }

  /** All files and folders, those in the temporary folder too. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Override
  public String toString() {
    return folder + ", temporary files in " + temp;
  }
}
