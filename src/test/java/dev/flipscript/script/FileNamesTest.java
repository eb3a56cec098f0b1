package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names keep their bytes, whatever these are. */
class FileNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a.x", "m\u00e4.x", "\u20ac", "\ud83d\ude00.x", "\ufffd"})
  void textIsItself(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    assertThat(FileNames.decode(bytes)).isEqualTo(name);
    assertThat(FileNames.encode(name)).isEqualTo(bytes);
    assertThat(FileNames.isText(name)).isTrue();
    assertThat(FileNames.likeness(name)).isEqualTo(name);
    assertThat(FileNames.inScript(FileNames.toScript(name))).isEqualTo(name);
  }

  @Test
  void otherBytesAreKept() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      String name = FileNames.decode(bytes);
      assertThat(FileNames.encode(name)).isEqualTo(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(FileNames.isText(name)).isEqualTo(name.equals(text));
      assertThat(FileNames.isText(FileNames.likeness(name))).isTrue();
      String script = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(FileNames.toScript(FileNames.inScript(script))).isEqualTo(script);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other file systems hold text only")
  void aPathLeadsToTheFileOfThoseBytes(@TempDir Path folder) throws Exception {
    String[] names = {"a\udce4.x", "\udc80 %\udcff?#", "m\u00e4.x", "plain"};
    for (String name : names) {
      Path file = FileNames.path(folder, name);
      Files.writeString(file, name.length() + "");
      assertThat(FileNames.name(file)).isEqualTo(folder + "/" + name);
      assertThat(FileNames.path(FileNames.name(file)))
          .isEqualTo(file)
          .hasContent("" + name.length());
    }
    Path inner = Files.createDirectory(FileNames.path(folder, "d\udce4"));
    assertThat(FileNames.name(FileNames.path(inner, "x\udce4"))).endsWith("/d\udce4/x\udce4");
    assertThat(folder.toFile().list()).hasSize(names.length + 1);
  }
}
