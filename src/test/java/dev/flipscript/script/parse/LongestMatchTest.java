package dev.flipscript.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.parse.generated.LexerTables;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.Random;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that are made of the lexer grammar, against ANTLR's own reading of it. */
class LongestMatchTest {
  /** What the grammar's rules tell apart, often enough to meet in one token. */
  private static final String TELLING =
      "/*#\n\"\"+-=<>&|!^:;,(){}[] \t\r.$_\\~?%0189abdehkmoxABDHKMOXZ/DISCARD/LIST list::-l";

  static IntStream modes() {
    return IntStream.range(0, LinkerScriptLexer.modeNames.length);
  }

  @Test
  void thereIsATableForEachMode() {
    assertThat(LexerTables.MODES).isEqualTo(LinkerScriptLexer.modeNames.length);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void readsEveryPairOfCharactersAsTheGrammarSays(int mode) {
    for (char first = 0; first < 300; first++) {
      for (char second = 0; second < 300; second++) {
        check(mode, "" + first + second);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void readsRandomTextsAsTheGrammarSays(int mode) {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(
            random.nextInt(20) == 0
                ? (char) random.nextInt(random.nextBoolean() ? 0x100 : 0xd800)
                : TELLING.charAt(random.nextInt(TELLING.length())));
      }
      check(mode, text.toString());
    }
  }

  private static void check(int mode, String text) {
    LinkerScriptLexer lexer = new LinkerScriptLexer(CharStreams.fromString(text));
    lexer.mode(mode);
    Token token = lexer.nextToken();
    LongestMatch match = new LongestMatch(text);
    match.find(mode, 0);
    boolean hidden = token.getChannel() == Token.HIDDEN_CHANNEL;
    if (match.type() != token.getType()
        || match.end() != token.getStopIndex() + 1
        || match.isHidden() != hidden) {
      throw new AssertionError(
          text + ": " + match.type() + " to " + match.end() + ", not " + token + " in " + mode);
    }
  }
}
