package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Response files in {@code testdata/link/response-files} and how they nest. */
class ResponseFilesTest {

  @TempDir Path folder;

  static List<Path> posix() throws IOException {
    return TestFiles.list(Path.of("testdata/link/response-files/posix"), ".rsp", ".expected");
  }

  static List<Path> windows() throws IOException {
    return TestFiles.list(Path.of("testdata/link/response-files/windows"), ".rsp", ".expected");
  }

  @ParameterizedTest
  @MethodSource("posix")
  void isReadAsOnPosix(Path file) throws IOException {
    compare(file, Quoting.POSIX);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void isReadAsOnWindows(Path file) throws IOException {
    compare(file, Quoting.WINDOWS);
  }

  private static void compare(Path file, Quoting quoting) throws IOException {
    List<String> arguments =
        ResponseFiles.expand(List.of("@" + file), Path.of("").toAbsolutePath(), quoting);
    StringBuilder out = new StringBuilder();
    for (String argument : arguments) {
      out.append('[').append(argument.replace("\n", "\\n")).append("]\n");
    }
    TestFiles.compare(TestFiles.sibling(file, ".expected"), out.toString());
  }

  @ParameterizedTest
  @EnumSource(Quoting.class)
  void readsBackWhatItWrites(Quoting quoting) {
    List<String> arguments = new ArrayList<>();
    for (String start : List.of("", "a", " ", "\\", "\"", "'", "\\\\", "\t", "ü")) {
      for (String end : List.of("", "b", " ", "\\", "\"", "'", "\\\"", "\n")) {
        arguments.add(start + end);
      }
    }
    assertThat(quoting.split(quoting.join(arguments))).isEqualTo(arguments);
  }

  @Test
  void nestsRelativeToTheCurrentFolder() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/outer"), "a @inner d");
    Files.writeString(folder.resolve("inner"), "b c");
    Files.writeString(folder.resolve("sub/inner"), "wrong");
    assertThat(ResponseFiles.expand(List.of("-flavor", "gnu", "@sub/outer", "e"), folder))
        .containsExactly("-flavor", "gnu", "a", "b", "c", "d", "e");
  }

  @Test
  void mayBeUsedTwice() throws IOException {
    Files.writeString(folder.resolve("f"), "a");
    assertThat(ResponseFiles.expand(List.of("@f", "@f"), folder)).containsExactly("a", "a");
  }

  @Test
  void staysAnArgumentIfItCannotBeRead() {
    assertThat(ResponseFiles.expand(List.of("@missing", "@"), folder))
        .containsExactly("@missing", "@");
  }

  @Test
  void mayNotIncludeItself() throws IOException {
    Files.writeString(folder.resolve("a"), "@b");
    Files.writeString(folder.resolve("b"), "@./a");
    assertThatThrownBy(() -> ResponseFiles.expand(List.of("@a"), folder))
        .isInstanceOf(LinkException.class)
        .hasMessage("response file @./a includes itself");
  }

  @Test
  void mayNotGrowWithoutEnd() throws IOException {
    Files.writeString(folder.resolve("leaf"), "");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      text.append("@leaf ");
    }
    Files.writeString(folder.resolve("many"), text);
    assertThatThrownBy(() -> ResponseFiles.expand(List.of("@many"), folder))
        .isInstanceOf(LinkException.class);
  }

  @Test
  void isNotAFolder() {
    assertThatThrownBy(() -> ResponseFiles.expand(List.of("@."), folder))
        .isInstanceOf(LinkException.class)
        .hasMessage("response file @. is a folder");
  }

  @Test
  void quotingCanBeChosen() throws IOException {
    Files.writeString(folder.resolve("f"), "'a b'\\c");
    assertThat(ResponseFiles.expand(List.of("--rsp-quoting=windows", "@f"), folder))
        .containsExactly("--rsp-quoting=windows", "'a", "b'\\c");
    assertThat(ResponseFiles.expand(List.of("--rsp-quoting", "windows", "@f"), folder))
        .containsExactly("--rsp-quoting", "windows", "'a", "b'\\c");
    assertThat(ResponseFiles.expand(List.of("--rsp-quoting=posix", "@f"), folder))
        .containsExactly("--rsp-quoting=posix", "a bc");
  }
}
