package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Only what is ours, and only where nobody needs it any more. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing tells a machine from others")
class LeftoversTest {

  private static final String OTHER_HOST = "f0f0f0f0";

  @TempDir Path base;
  private Path folder;
  private Path own;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectory(base.resolve("temp"));
    own = Files.createDirectory(base.resolve("own"));
  }

  private static long dead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private static String name(String prefix, String host, long process) {
    return "%s%s-%07x-00000000-0001".formatted(prefix, host, process);
  }

  private Path left(String name) throws IOException {
    Path left = Files.createDirectory(folder.resolve(name));
    Files.writeString(Files.createDirectory(left.resolve("1")).resolve("memory.x"), "MEMORY {}");
    return left;
  }

  private static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private List<String> sweep() throws Exception {
    Leftovers.sweep(List.of(folder, base.resolve("nowhere")), own).join();
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void takesThoseWhoseLinkIsDead() throws Exception {
    for (String prefix : List.of("flip-script-", ".flip-script-", ".flip-script-report-")) {
      left(name(prefix, PrivateName.host(), dead()));
    }
    assertThat(sweep()).isEmpty();
  }

  @Test
  void leavesThoseOfRunningLinks() throws Exception {
    String name = name("flip-script-", PrivateName.host(), ProcessHandle.current().pid());
    age(left(name), Duration.ofDays(30));
    assertThat(sweep()).containsExactly(name);
  }

  /** A disk may be shared, and there a process of that number says nothing. */
  @Test
  void givesThoseOfOtherMachinesAWeek() throws Exception {
    String old = name("flip-script-", OTHER_HOST, 1);
    String recent = name("flip-script-", OTHER_HOST, dead());
    age(left(old), Duration.ofDays(8));
    age(left(recent), Duration.ofDays(6));
    assertThat(sweep()).containsExactly(recent);
  }

  @Test
  void leavesWhatIsNotOurs() throws Exception {
    String ours = name("flip-script-", PrivateName.host(), dead());
    Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious"), "");
    List<String> others =
        List.of(ours + "x", "my-" + ours, ours.substring(0, ours.length() - 1), "flip-script-");
    for (String other : others) {
      left(other);
    }
    Files.createSymbolicLink(folder.resolve(ours), elsewhere);
    String file = name("flip-script-", PrivateName.host(), dead()).replace("-0001", "-0002");
    Files.writeString(folder.resolve(file), "");
    assertThat(sweep()).contains(ours, file).containsAll(others);
    assertThat(elsewhere.resolve("precious")).exists();
  }

  /** lld 19 counts the lines of its cross reference by the length of paths. */
  @Test
  void namesAreOfOneLength() {
    String first = PrivateName.unique();
    for (int i = 0; i < 100_000; i++) {
      String name = PrivateName.unique();
      assertThat(name.length()).isEqualTo(first.length());
      assertThat(PrivateName.isOne(name)).isTrue();
    }
    assertThat(PrivateName.process(first)).isEqualTo(ProcessHandle.current().pid());
  }
}
