package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.ParserTables;
import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the alternative of a rule where one token is not enough, by the tables that were made of
 * the parser grammar when we were built. Where they do not tell, ANTLR's network does, which takes
 * longer to unpack than a script to read.
 */
final class Prediction extends ParserATNSimulator {
  private static final byte[] ROWS = ParserTables.ROWS.getBytes(StandardCharsets.ISO_8859_1);

  private @Nullable ParserATNSimulator network;

  private Prediction(Parser parser) {
    super(parser, null, null, null);
  }

  /** Fast, and right nearly always: what follows a rule counts wherever it is called from. */
  static ParserATNSimulator fast(Parser parser) {
    return new Prediction(parser);
  }

  /** Right always. */
  static ParserATNSimulator full(Parser parser) {
    return Network.simulator(parser, PredictionMode.LL);
  }

  @Override
  public int adaptivePredict(TokenStream input, int decision, ParserRuleContext context) {
    int next = ParserTables.DECISIONS.charAt(decision);
    for (int i = 1; next >= ParserTables.FIRST_ROW; i++) {
      int row = (next - ParserTables.FIRST_ROW) * ParserTables.WIDTH;
      next = ROWS[row + input.LA(i) - Token.EOF] & 0xff;
    }
    return next == 0 ? network().adaptivePredict(input, decision, context) : next;
  }

  private ParserATNSimulator network() {
    if (network == null) {
      network = Network.simulator(parser, PredictionMode.SLL);
    }
    return network;
  }

  /** What all parsers know of it. */
  private static final class Network {
    private static final PredictionContextCache CONTEXTS = new PredictionContextCache();
    private static DFA @Nullable [] decisions;

    private Network() {}

    static ParserATNSimulator simulator(Parser parser, PredictionMode mode) {
      ATN atn = parser.getATN();
      ParserATNSimulator simulator = new ParserATNSimulator(parser, atn, decisions(atn), CONTEXTS);
      simulator.setPredictionMode(mode);
      return simulator;
    }

    private static synchronized DFA[] decisions(ATN atn) {
      if (decisions == null) {
        decisions = new DFA[atn.getNumberOfDecisions()];
        for (int i = 0; i < decisions.length; i++) {
          decisions[i] = new DFA(atn.getDecisionState(i), i);
        }
      }
      return decisions;
    }
  }
}
