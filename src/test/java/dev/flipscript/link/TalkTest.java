package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What linkers print, little and much. */
class TalkTest {

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder, "x.elf", Map.of("TMPDIR", folder.toString()));
  }

  @AfterEach
  void close() {
    workspace.close();
    assertThat(folder).isEmptyDirectory();
  }

  private Talk talk(String text) {
    try (Spool spool = new Spool(workspace)) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      spool.add(bytes, bytes.length);
      return spool.talk();
    }
  }

  private static String all(Talk talk) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    talk.writeTo(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** Lines of all lengths, in memory and in a file, with and without an end. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000, 65_535, 65_536, 65_537, 200_000, 1 << 20, 3_000_000})
  void comesOutAsItWentIn(int length) throws IOException {
    String line = "\u00ff" + "x".repeat(length);
    for (String text : new String[] {line, line + "\n", (line + "\r\n").repeat(2) + "end"}) {
      assertThat(all(talk(text)).equals(text)).isTrue();
      assertThat(all(talk(text).without(each -> false)).equals(text)).isTrue();
      assertThat(all(talk(text).with("ours\n")).equals(text + "ours\n")).isTrue();
    }
  }

  @Test
  void linesAreLeftOutWhereverTheyAre() throws IOException {
    String rest = "a line that stays\n".repeat(60_000);
    Talk talk = talk("gone\r\n" + rest + "gone\n" + rest + "gone").without("gone"::equals);
    assertThat(all(talk).equals(rest + rest)).isTrue();
    assertThat(talk.contains("stays")).isTrue();
    assertThat(talk.contains("gone")).isFalse();
    assertThat(talk(rest + "last").contains("last")).isTrue();
  }

  @Test
  void messagesQuoteTheBeginning() {
    Talk talk = talk("first\n" + "x".repeat(5_000_000)).with("ours\n");
    assertThat(talk.text()).startsWith("first\nxxx").endsWith("x\n[...]\nours\n");
    assertThat(talk.text()).hasSizeLessThan(2_000_000);
  }

  @Test
  void usersReadTheirOwnNames() throws IOException {
    String name = workspace.measured().toString();
    String text = "x".repeat(70_000) + "\n" + (name + ": wrong\n").repeat(30_000);
    String expected = "x".repeat(70_000) + "\n" + "x.elf: wrong\n".repeat(30_000);
    assertThat(all(talk(text)).equals(expected)).isTrue();
  }

  @Test
  void whatCannotBeKeptIsAnError() throws IOException {
    try (Spool spool = new Spool(workspace)) {
      Files.delete(workspace.measured().getParent());
      spool.add(new byte[2 << 20], 2 << 20);
      spool.add(new byte[2 << 20], 2 << 20);
      assertThatThrownBy(spool::talk)
          .isInstanceOf(LinkException.class)
          .hasMessage("cannot keep what the linker prints: no such file or folder");
    }
  }
}
