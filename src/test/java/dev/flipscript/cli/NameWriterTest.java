package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.FileNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class NameWriterTest {

  @Test
  void writesUtf8AndTheBytesOfNames() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter out = new PrintWriter(new NameWriter(bytes), true);
    out.println("l\u00e9 l\udce9 \ud83d\ude00");
    assertThat(FileNames.decode(bytes.toByteArray())).isEqualTo("l\u00e9 l\udce9 \ud83d\ude00\n");
    assertThat(bytes.size()).isEqualTo("l.. l. ....\n".length());
  }

  /** Also where the one half of a pair is the last that there is room for. */
  @Test
  void writesLongTexts() throws IOException {
    for (int start = 0; start < 2; start++) {
      String text = ".".repeat(start) + "\ud83d\ude00".repeat(30_000);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (NameWriter out = new NameWriter(bytes)) {
        for (int i = 0; i < text.length(); i++) {
          out.write(text.charAt(i));
        }
      }
      assertThat(FileNames.decode(bytes.toByteArray())).isEqualTo(text);
    }
  }
}
