package dev.flipscript.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where files are during a link, and what is left of them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes, links and devices are POSIX's")
class WorkspaceTest {

  @TempDir Path base;
  private Path cwd;
  private Map<String, String> environment;

  @BeforeEach
  void folders() throws IOException {
    cwd = Files.createDirectory(base.resolve("project"));
    Path temp = Files.createDirectory(base.resolve("temp"));
    environment = Map.of("TMPDIR", temp.toString());
  }

  private Workspace open(String output) {
    return Workspace.open(cwd, output, environment);
  }

  private static void link(Path cwd, Workspace workspace, Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("executable=" + file);
    LinkerRun.Result result = LinkerRun.start(FakeLinker.LLD, arguments, cwd, workspace).await();
    assertThat(result.exitCode()).isZero();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(p -> !p.equals(base))
          .map(p -> base.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.elf", "./x.elf", "out/x.elf", "out/sp ace/x.elf"})
  void publishesTheOutputWithTheLinkersMode(String output) throws IOException {
    Files.createDirectories(cwd.resolve(output).getParent());
    List<String> before = files();
    try (Workspace workspace = open(output)) {
      Path pending = workspace.pending();
      assertThat(pending).isRelative().hasFileName("x.elf");
      link(cwd, workspace, pending);
      assertThat(cwd.resolve(output)).doesNotExist();
      workspace.publish(pending);
    }
    List<String> after = new ArrayList<>(files());
    after.removeAll(before);
    assertThat(after).containsExactly(base.relativize(cwd.resolve(output).normalize()).toString());
    assertThat(cwd.resolve(output)).hasContent("linked\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cwd.resolve(output))))
        .isEqualTo("rwxr-x--x");
  }

  @Test
  void keepsAnAbsoluteOutputAbsolute() {
    try (Workspace workspace = open(cwd.resolve("x.elf").toString())) {
      assertThat(workspace.pending()).isAbsolute();
      assertThat(workspace.measured()).isAbsolute().hasFileName("x.elf");
    }
  }

  @Test
  void leavesTheOlderOutputAloneUntilThen() throws IOException {
    Path output = Files.writeString(cwd.resolve("x.elf"), "older");
    try (Workspace workspace = open("x.elf")) {
      Path pending = workspace.pending();
      link(cwd, workspace, workspace.measured());
      link(cwd, workspace, pending);
      assertThat(output).hasContent("older");
    }
    assertThat(output).hasContent("older");
    assertThat(files()).containsExactly("project", "project/x.elf", "temp");
  }

  @Test
  void replacesALinkRatherThanWhatItLinksTo() throws IOException {
    Path older = Files.writeString(cwd.resolve("older.elf"), "older");
    Files.createSymbolicLink(cwd.resolve("x.elf"), older);
    try (Workspace workspace = open("x.elf")) {
      Path pending = workspace.pending();
      link(cwd, workspace, pending);
      workspace.publish(pending);
    }
    assertThat(cwd.resolve("x.elf")).hasContent("linked\n").isRegularFile();
    assertThat(Files.isSymbolicLink(cwd.resolve("x.elf"))).isFalse();
    assertThat(older).hasContent("older");
  }

  @Test
  void publishesWhatTheLinkerSavedBesideTheOutput() throws IOException {
    try (Workspace workspace = open("x.elf")) {
      Path pending = workspace.pending();
      link(cwd, workspace, pending, "write=" + pending + ".lto.o");
      workspace.publish(pending);
    }
    assertThat(files()).containsExactly("project", "project/x.elf", "project/x.elf.lto.o", "temp");
  }

  @Test
  void writesThroughToADevice() throws IOException {
    try (Workspace workspace = open("/dev/null")) {
      Path pending = workspace.pending();
      assertThat(pending.startsWith(base.resolve("temp"))).isTrue();
      link(cwd, workspace, pending);
      workspace.publish(pending);
    }
    assertThat(Path.of("/dev/null")).exists();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(files()).containsExactly("project", "temp");
  }

  @Test
  void isPrivate() throws IOException {
    try (Workspace workspace = open("x.elf")) {
      Path script = workspace.writeScript(Path.of("cfg/memory.x"), "a".getBytes(UTF_8));
      assertThat(script).hasFileName("memory.x").hasContent("a");
      Path folder = workspace.measured().getParent();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void makesNothingBeforeItIsNeeded() throws IOException {
    try (Workspace workspace = open("x.elf")) {
      assertThat(workspace.names().restore("x")).isEqualTo("x");
      assertThat(files()).containsExactly("project", "temp");
    }
  }

  @Test
  void keepsScriptsOfTheSameNameApart() throws IOException {
    try (Workspace workspace = open("x.elf")) {
      Path one = workspace.writeScript(Path.of("a/memory.x"), "one".getBytes(UTF_8));
      Path two = workspace.writeScript(Path.of("b/memory.x"), "two".getBytes(UTF_8));
      Path three = workspace.writeScript(Path.of("c/memory.x"), "three".getBytes(UTF_8));
      assertThat(one).hasFileName("memory.x").hasContent("one");
      assertThat(two).hasFileName("memory.x").hasContent("two");
      assertThat(three).hasFileName("memory.x").hasContent("three");
    }
    assertThat(files()).containsExactly("project", "temp");
  }

  @Test
  void restoresTheUsersNames() throws IOException {
    Files.createDirectory(cwd.resolve("my dir"));
    try (Workspace workspace = open("my dir/ü.elf")) {
      Path script = workspace.writeScript(Path.of("cfg/memory.x"), new byte[0]);
      Path pending = workspace.pending();
      Path dependencies = cwd.resolve("x.d");
      String escaped = pending.toString().replace(" ", "\\ ");
      Files.writeString(dependencies, escaped + ": \\\n  " + script + "\n\n" + script + ":\n");
      workspace.names().restoreIn(dependencies);
      assertThat(dependencies).hasContent("my\\ dir/ü.elf: \\\n  cfg/memory.x\n\ncfg/memory.x:\n");
      String measured = new String(workspace.measured().toString().getBytes(UTF_8), ISO_8859_1);
      assertThat(workspace.names().restore(measured))
          .isEqualTo(new String("my dir/ü.elf".getBytes(UTF_8), ISO_8859_1));
      String said = "ld: " + pending + " section `.text' will not fit: " + script + ":1";
      String bytes = new String(said.getBytes(UTF_8), ISO_8859_1);
      String restored = workspace.names().restore(bytes);
      assertThat(new String(restored.getBytes(ISO_8859_1), UTF_8))
          .isEqualTo("ld: my dir/ü.elf section `.text' will not fit: cfg/memory.x:1");
      String own = workspace.measured().resolveSibling("ccAb12.o").toString();
      assertThat(workspace.names().restore(own)).isEqualTo(environment.get("TMPDIR") + "/ccAb12.o");
      workspace.names().restoreIn(cwd.resolve("missing.map"));
    }
  }

  @Test
  void manyAtOnceDoNotMeet() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "x" + i % 10 + ".elf";
      all.add(
          threads.submit(
              () -> {
                try (Workspace workspace = open(name)) {
                  Path pending = workspace.pending();
                  Files.writeString(cwd.resolve(pending), "linked\n");
                  workspace.write("memory.x", new byte[10]);
                  workspace.publish(pending);
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(files()).hasSize(12).contains("project/x0.elf", "project/x9.elf");
  }

  @Test
  void refusesAFolderAsOutput() {
    assertThatThrownBy(() -> open(".").measured())
        .isInstanceOf(LinkException.class)
        .hasMessage("cannot write .: it is a folder");
  }

  @Test
  void refusesAnOutputInNoFolder() throws IOException {
    try (Workspace workspace = open("missing/x.elf")) {
      assertThatThrownBy(workspace::pending)
          .isInstanceOf(LinkException.class)
          .hasMessage("cannot write missing/x.elf: no such file or folder");
    }
    assertThat(files()).containsExactly("project", "temp");
  }

  @Test
  void refusesAFolderThatCannotBeWrittenTo() throws IOException {
    Path locked = Files.createDirectory(cwd.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
    Assumptions.assumeFalse(Files.isWritable(locked), "this user may write everywhere");
    try (Workspace workspace = open("locked/x.elf")) {
      assertThatThrownBy(workspace::pending)
          .hasMessage("cannot write locked/x.elf: permission denied");
    }
  }

  @Test
  void refusesToPublishNothing() {
    try (Workspace workspace = open("x.elf")) {
      Path pending = workspace.pending();
      assertThatThrownBy(() -> workspace.publish(pending))
          .isInstanceOf(LinkException.class)
          .hasMessage("the linker reported success but wrote no x.elf");
    }
  }

  @Test
  void saysThatTheDiskIsFull() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full on this system");
    try (Workspace workspace = open("/dev/full")) {
      Path pending = workspace.pending();
      link(cwd, workspace, pending);
      assertThatThrownBy(() -> workspace.publish(pending))
          .isInstanceOf(LinkException.class)
          .hasMessageStartingWith("cannot write /dev/full: ");
    }
    assertThat(files()).containsExactly("project", "temp");
  }

  @Test
  void saysWhatItCannotMake() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self")), "no /proc on this system");
    Map<String, String> nowhere = Map.of("TMPDIR", "/proc");
    assertThatThrownBy(() -> Workspace.open(cwd, "x.elf", nowhere).measured())
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("cannot make a temporary folder in /proc: ");
  }
}
