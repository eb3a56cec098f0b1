package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moment in which an output takes the place of an older one. */
class CleanupTest {

  @TempDir private Path base = Path.of("");
  private Path hidden = base;
  private Path output = base;

  @BeforeEach
  void folder() {
    hidden = base.resolve(".flip-script-1");
    output = base.resolve("x.elf");
  }

  private Path linked() throws IOException {
    Cleanup.create(hidden);
    return Files.writeString(hidden.resolve("x.elf"), "new");
  }

  @Test
  void anOlderFileGoesWithTheFolder() throws IOException {
    Files.writeString(output, "old");
    Cleanup.publish(linked(), output);
    assertThat(output).hasContent("new");
    Cleanup.delete(hidden);
    assertThat(base.toFile().list()).containsExactly("x.elf");
  }

  @Test
  void aFileWithoutAnOlderOneIsMoved() throws IOException {
    Cleanup.publish(linked(), output);
    assertThat(output).hasContent("new");
    assertThat(hidden).isEmptyDirectory();
  }

  @Test
  void aFailureLeavesTheOlderFile() throws IOException {
    Files.writeString(output, "old");
    Files.delete(linked());
    assertThatThrownBy(() -> Cleanup.publish(hidden.resolve("x.elf"), output))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(output).hasContent("old");
    assertThat(hidden).isEmptyDirectory();
  }
}
