package dev.flipscript.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is lost: the texts of the tokens make up the input, whatever it is. */
class LexerTest {
  private static String texts(String text, State start, Dialect dialect) {
    ScriptLexer lexer =
        new ScriptLexer(Source.of("x", text), start, dialect, Numbers.CHECKED, false);
    StringBuilder out = new StringBuilder();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      out.append(token.getText());
    }
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCharacterOfOurScripts(Dialect dialect) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("testdata/scripts", "testdata/errors", "testdata/grammar")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        files.addAll(found.filter(Files::isRegularFile).toList());
      }
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(texts(text, State.SCRIPT, dialect)).as(file.toString()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCharacterOfAnything(Dialect dialect) {
    String words =
        "SECTIONS { } ( ) MEMORY : = ; , .text x 1K \" /* */ # \n * KEEP ORIGIN LENGTH > AT ? + - ~ ["
            + " ] & | ^ ! < VERSION INPUT EXTERN ASSERT PROVIDE OVERLAY PHDRS \0 \u00ff @ SIZEOF";
    String[] pieces = words.split(" ", -1);
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j >= 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
        text.append(random.nextBoolean() ? " " : "");
      }
      for (State start :
          List.of(State.SCRIPT, State.SECTIONS, State.BODY, State.VERSION_NODES, State.MRI)) {
        assertThat(texts(text.toString(), start, dialect)).isEqualTo(text.toString());
      }
    }
  }

  @Test
  void readsOnceMoreWhatEndsAFill() {
    String text = "SECTIONS { .a : { } =1 b-c : { } }";
    ScriptLexer lexer =
        new ScriptLexer(Source.of("x", text), State.SCRIPT, Dialect.GNU, Numbers.CHECKED, false);
    List<String> words = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      words.add(token.getText());
    }
    assertThat(words).contains("b-c").doesNotContain("b");
  }
}
