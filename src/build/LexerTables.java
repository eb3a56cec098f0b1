import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.atn.LexerAction;
import org.antlr.v4.runtime.atn.LexerChannelAction;
import org.antlr.v4.runtime.atn.LexerTypeAction;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;
import org.antlr.v4.tool.Grammar;

/**
 * Turns the lexer grammar into tables, a finite automaton for each mode. ANTLR finds the same
 * automata while it reads, anew in every process: most of the time that it takes to read a short
 * script. Here its simulator is asked for every character in every state, once, when we are built.
 *
 * <p>A table is a string of small numbers:
 *
 * <ul>
 *   <li>how many classes of characters there are;
 *   <li>the class of each character up to 255, which stands for all beyond;
 *   <li>for each state, the first of which is the start: the type of the token that ends there (0
 *       if none does), 1 if it is hidden, and for each class the number of the next state, counted
 *       from 1 (0 if no token goes on).
 * </ul>
 *
 * {@code LongestMatch} reads them.
 */
final class LexerTables {

  private static final int CHARACTERS = 256;

  private LexerTables() {}

  /** Arguments: the grammar, the folder of the generated lexer. */
  public static void main(String[] args) throws IOException {
    Grammar grammar = Grammar.load(args[0]);
    ATN atn = grammar.createLexerInterpreter(CharStreams.fromString("")).getATN();
    StringBuilder out = new StringBuilder();
    out.append("// Made by LexerTables from ").append(Path.of(args[0]).getFileName()).append(".\n");
    out.append("package dev.flipscript.script.parse.generated;\n\n");
    out.append("public final class LexerTables {\n  private LexerTables() {}\n\n");
    out.append("  /** By mode. */\n  public static final String[] OF_MODES = {\n");
    for (int mode = 0; mode < atn.modeToStartState.size(); mode++) {
      out.append("    ").append(literal(table(new Automaton(atn, mode)))).append(",\n");
    }
    out.append("  };\n}\n");
    write(Path.of(args[1], "LexerTables.java"), out.toString());
  }

  /** Leaves alone what is the same already: a newer file is compiled anew. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static List<Integer> table(Automaton automaton) {
    List<DFAState> states = automaton.states();
    // Characters that lead from every state to the same ones are of one class.
    Map<List<Integer>, Integer> classes = new LinkedHashMap<>();
    List<Integer> classOf = new ArrayList<>();
    for (int c = 0; c < CHARACTERS; c++) {
      classOf.add(classes.computeIfAbsent(automaton.column(c), column -> classes.size()));
    }
    List<Integer> table = new ArrayList<>();
    table.add(classes.size());
    table.addAll(classOf);
    for (int state = 0; state < states.size(); state++) {
      addEnd(table, states.get(state));
      for (List<Integer> column : classes.keySet()) {
        table.add(column.get(state));
      }
    }
    return table;
  }

  private static void addEnd(List<Integer> table, DFAState state) {
    int type = state.isAcceptState ? state.prediction : 0;
    boolean hidden = false;
    if (state.isAcceptState && state.lexerActionExecutor != null) {
      for (LexerAction action : state.lexerActionExecutor.getLexerActions()) {
        if (action instanceof LexerTypeAction typed) {
          type = typed.getType();
        } else if (action instanceof LexerChannelAction) {
          hidden = true;
        } else {
          throw new IllegalArgumentException("no such command in tables: " + action);
        }
      }
    }
    table.add(type);
    table.add(hidden ? 1 : 0);
  }

  private static String literal(List<Integer> numbers) {
    StringBuilder out = new StringBuilder("\"");
    for (int number : numbers) {
      if (number < 0 || number > 255) {
        throw new IllegalArgumentException("too large for a table: " + number);
      }
      out.append(String.format("\\%03o", number));
    }
    return out.append('"').toString();
  }

  /** All states of one mode. */
  private static final class Automaton extends LexerATNSimulator {
    private final List<DFAState> states = new ArrayList<>();
    private final List<List<Integer>> columns = new ArrayList<>();

    Automaton(ATN atn, int mode) {
      super(atn, new DFA[atn.modeToStartState.size()], new PredictionContextCache());
      this.mode = mode;
      decisionToDFA[mode] = new DFA(atn.getDecisionState(mode), mode);
      for (int c = 0; c < CHARACTERS; c++) {
        columns.add(new ArrayList<>());
      }
      CharStream none = CharStreams.fromString(""); // asked only where a rule has a predicate
      number(addDFAState(computeStartState(none, atn.modeToStartState.get(mode))));
      for (int i = 0; i < states.size(); i++) {
        for (int c = 0; c < CHARACTERS; c++) {
          columns.get(c).add(number(computeTargetState(none, states.get(i), c)));
        }
      }
    }

    /** Counted from 1; 0 if there is none. */
    private int number(DFAState state) {
      if (state == ERROR) {
        return 0;
      }
      int index = states.indexOf(state);
      if (index < 0) {
        index = states.size();
        states.add(state);
      }
      return index + 1;
    }

    List<DFAState> states() {
      return states;
    }

    /** Where a character leads from each state. */
    List<Integer> column(int c) {
      return columns.get(c);
    }
  }
}
