package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages are made of the reasons that java.nio gives. */
class FileBytesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void givesBackWhatWasWritten() throws IOException {
    Path file = folder.resolve("file");
    FileBytes.write(file, new byte[] {0, -1, 10});
    FileBytes.write(file, new byte[] {13, 0});
    assertThat(FileBytes.read(file)).containsExactly(13, 0);
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Path missing = folder.resolve("missing").resolve("file");
    assertThatThrownBy(() -> FileBytes.read(missing)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> FileBytes.write(missing, new byte[1]))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void saysThatItIsAFolder() {
    assertThatThrownBy(() -> FileBytes.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("Is a directory");
  }
}
