package dev.flipscript.link;

import dev.flipscript.testing.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few pages in memory, for tests of what happens when it is full. Linux, as root. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one at a new folder; the test is skipped where that is not allowed. */
  static SmallDisk mount(Path folder, String options) throws IOException {
    Files.createDirectory(folder);
    Run.Result result = mount("-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    Assumptions.assumeTrue(result.code() == 0, "no disk can be mounted: " + result.err().strip());
    return new SmallDisk(folder);
  }

  private static Run.Result mount(String... arguments) {
    try {
      return Run.command("mount", (Object[]) arguments).run();
    } catch (java.io.UncheckedIOException e) {
      return new Run.Result(-1, "", "no program to mount it");
    }
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Takes all the room there is. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        out.write(new byte[1024]);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw e;
      }
    }
  }

  void makeReadOnly() {
    Run.command("mount", "-o", "remount,ro", folder).succeed();
  }

  @Override
  public void close() {
    Run.command("umount", folder).succeed();
  }
}
