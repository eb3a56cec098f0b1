package dev.flipscript.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.ast.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditsTest {
  private static final String TEXT =
      "\u00ef\u00bb\u00bfMEMORY { RAM : o = 0, l = 4K } /* \u00ff\0 */\r\nx = \"caf\u00e9\"; # end";

  @TempDir private Path folder;

  /** Every name and number replaced by itself: the same bytes, if each stands where it says. */
  static Source byItself(Source source, Node node) {
    Edits edits = new Edits();
    replaceLeaves(source, node, edits);
    return edits.apply(source);
  }

  private static void replaceLeaves(Source source, Node node, Edits edits) {
    if (node.children().isEmpty() && node.span().length() > 0) {
      edits.replace(node.span(), source.text(node.span()));
    }
    node.children().forEach(child -> replaceLeaves(source, child, edits));
  }

  @Test
  void keepsEveryByteThatNoEditTouches() throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.ISO_8859_1);
    Source source = Source.read(Files.write(folder.resolve("script.ld"), bytes));
    assertThat(new Edits().apply(source).bytes()).isEqualTo(bytes);
    LinkerScript script = LinkerScript.parse(source, Dialect.GNU);
    assertThat(byItself(source, script.file()).bytes()).isEqualTo(bytes);
    int zero = TEXT.indexOf("0,");
    assertThat(new Edits().replace(new Span(zero, zero + 1), "0x10").apply(source).text())
        .isEqualTo(TEXT.replace("0,", "0x10,"));
  }

  @Test
  void takesEditsInAnyOrderButNoneOverAnother() {
    Source source = Source.of("x", "abcdef");
    Edits edits = new Edits().insert(6, "!").replace(new Span(2, 4), "-").insert(0, ">");
    assertThat(edits.apply(source).text()).isEqualTo(">ab-ef!");
    edits.replace(new Span(3, 5), "+");
    assertThatThrownBy(() -> edits.apply(source)).isInstanceOf(IllegalArgumentException.class);
  }
}
