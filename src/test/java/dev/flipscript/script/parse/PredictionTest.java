package dev.flipscript.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.parse.generated.LinkerScriptParser;
import dev.flipscript.script.parse.generated.ParserTables;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that are made of the parser grammar, against ANTLR's own reading of it. */
class PredictionTest {
  private static final ATN NETWORK = new LinkerScriptParser(tokens()).getATN();
  private static final DFA[] KNOWN =
      IntStream.range(0, NETWORK.getNumberOfDecisions())
          .mapToObj(i -> new DFA(NETWORK.getDecisionState(i), i))
          .toArray(DFA[]::new);

  /** Those that need more than a token. */
  static IntStream decisions() {
    return IntStream.range(0, NETWORK.getNumberOfDecisions())
        .filter(decision -> ParserTables.DECISIONS.charAt(decision) != 0);
  }

  @Test
  void thereAreTables() {
    assertThat(decisions().count()).isBetween(5L, 30L);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void choosesAsTheGrammarSays(int decision) {
    ParserATNSimulator network = network();
    ParserATNSimulator tables = Prediction.fast(new LinkerScriptParser(tokens()));
    Random random = new Random(decision);
    int chosen = 0;
    for (int first = Token.EOF; first <= NETWORK.maxTokenType; first++) {
      for (int second = Token.EOF; second <= NETWORK.maxTokenType; second++) {
        if (first == Token.EPSILON || second == Token.EPSILON) {
          continue;
        }
        int third = 1 + random.nextInt(NETWORK.maxTokenType);
        int expected = predict(network, decision, first, second, third);
        int actual = predict(tables, decision, first, second, third);
        assertThat(actual).as("%d %d %d", first, second, third).isEqualTo(expected);
        chosen += actual > 0 ? 1 : 0;
      }
    }
    assertThat(chosen).isPositive();
  }

  private static ParserATNSimulator network() {
    ParserATNSimulator network =
        new ParserATNSimulator(
            new LinkerScriptParser(tokens()), NETWORK, KNOWN, new PredictionContextCache());
    network.setPredictionMode(PredictionMode.SLL);
    return network;
  }

  /** The alternative; 0 if there is none. */
  private static int predict(ParserATNSimulator simulator, int decision, int... types) {
    try {
      return simulator.adaptivePredict(tokens(types), decision, new ParserRuleContext());
    } catch (NoViableAltException e) {
      return 0;
    }
  }

  private static TokenStream tokens(int... types) {
    List<CommonToken> tokens =
        Stream.concat(IntStream.of(types).boxed(), Stream.of(Token.EOF))
            .map(CommonToken::new)
            .toList();
    return new UnbufferedTokenStream<>(new ListTokenSource(tokens));
  }
}
