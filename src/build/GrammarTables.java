import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ATNDeserializer;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.atn.LexerAction;
import org.antlr.v4.runtime.atn.LexerChannelAction;
import org.antlr.v4.runtime.atn.LexerTypeAction;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;

/**
 * Turns the grammars into tables. ANTLR's lexer and parser unpack a network of states and find out
 * while they read which way it leads, anew in every process: most of the time that it takes to read
 * a short script. Here their own simulators are asked, once, when we are built.
 *
 * <p>The argument is the folder of what ANTLR generated. {@code LexerTables} and {@code
 * ParserTables} are added there, and the parser unpacks its network only when it is asked for.
 */
final class GrammarTables {

  private GrammarTables() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path parser = folder.resolve("LinkerScriptParser.java");
    String code = Files.readString(parser);
    write(
        folder,
        "LexerTables",
        lexerTables(network(folder.resolve("LinkerScriptLexer.interp")))
            + keywords(folder.resolve("LinkerScriptLexer.tokens")));
    write(
        folder,
        "ParserTables",
        parserTables(network(folder.resolve("LinkerScriptParser.interp")), decisions(code)));
    write(parser, lazy(code));
  }

  /** The last line of what ANTLR writes for its interpreters. */
  private static ATN network(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] numbers = lines.get(lines.size() - 1).replaceAll("[\\[\\] ]", "").split(",");
    int[] serialized = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      serialized[i] = Integer.parseInt(numbers[i]);
    }
    return new ATNDeserializer().deserialize(serialized);
  }

  private static void write(Path folder, String name, String members) throws IOException {
    String code =
        """
        // Made by GrammarTables.
        package dev.flipscript.script.parse.generated;

        public final class %s {
          private %s() {}
        %s}
        """;
    write(folder.resolve(name + ".java"), String.format(code, name, name, members));
  }

  /** Leaves alone what is the same already: a newer file is compiled anew. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  /** A string of numbers, each in a character. */
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

  // The lexer

  private static final int CHARACTERS = 256;

  private static String lexerTables(ATN atn) {
    StringBuilder out = new StringBuilder();
    out.append(
        """

          /**
           * A finite automaton for each mode: how many classes of characters there are; the class of
           * each character up to 255, which stands for all beyond; for each state, the first of which
           * is the start, the type of the token that ends there (0 if none does), 1 if it is hidden,
           * and for each class the number of the next state, counted from 1 (0 if no token goes on).
           */
          public static String ofMode(int mode) {
            return switch (mode) {
        """);
    int modes = atn.modeToStartState.size();
    for (int mode = 0; mode < modes; mode++) {
      String table = literal(automaton(new Automaton(atn, mode)));
      out.append("      case ").append(mode).append(" -> ").append(table).append(";\n");
    }
    out.append("      default -> throw new IllegalArgumentException();\n    };\n  }\n");
    return out.append("  public static final int MODES = " + modes + ";\n").toString();
  }

  /** A method that gives the type of a keyword by its spelling, and 0 for other words. */
  private static String keywords(Path tokens) throws IOException {
    StringBuilder out = new StringBuilder("  public static int keyword(String word) {\n");
    out.append("    return switch (word) {\n");
    List<String> lines = Files.readAllLines(tokens);
    int first = startsWith(lines, "ASSERT=");
    for (String line : lines.subList(first, startsWith(lines, "OVERWRITE_SECTIONS=") + 1)) {
      String name = line.substring(0, line.indexOf('='));
      out.append("      case \"" + name + "\" -> LinkerScriptLexer." + name + ";\n");
    }
    return out.append("      default -> 0;\n    };\n  }\n").toString();
  }

  private static int startsWith(List<String> lines, String start) {
    int i = 0;
    while (!lines.get(i).startsWith(start)) {
      i++;
    }
    return i;
  }

  private static List<Integer> automaton(Automaton automaton) {
    // Characters that lead from every state to the same ones are of one class.
    Map<List<Integer>, Integer> classes = new LinkedHashMap<>();
    List<Integer> classOf = new ArrayList<>();
    for (List<Integer> column : automaton.columns) {
      classOf.add(classes.computeIfAbsent(column, key -> classes.size()));
    }
    List<Integer> table = new ArrayList<>();
    table.add(classes.size());
    table.addAll(classOf);
    for (int state = 0; state < automaton.states.size(); state++) {
      addEnd(table, automaton.states.get(state));
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

  /** All states of one mode, and for each character where it leads from each of them. */
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
  }

  // The parser

  /** How far tables look ahead. */
  private static final int TOKENS = 3;

  /** Smaller numbers are alternatives, others the rows from here on. */
  private static final int ROWS = 32;

  /** The decisions for which one token is not enough; the generated code makes all others alone. */
  private static TreeSet<Integer> decisions(String code) {
    TreeSet<Integer> decisions = new TreeSet<>();
    Matcher matcher = Pattern.compile("adaptivePredict\\(_input,(\\d+),_ctx\\)").matcher(code);
    while (matcher.find()) {
      decisions.add(Integer.parseInt(matcher.group(1)));
    }
    return decisions;
  }

  private static String parserTables(ATN atn, TreeSet<Integer> decisions) {
    Predictions predictions = new Predictions(atn);
    List<Integer> first = new ArrayList<>();
    for (int decision = 0; decision < atn.getNumberOfDecisions(); decision++) {
      first.add(decisions.contains(decision) ? ROWS + predictions.add(decision) : 0);
    }
    List<Integer> rows = new ArrayList<>();
    predictions.rows.forEach(rows::addAll);
    return String.format(
        """

          /** For each decision its first row, or 0 if it has none. */
          public static final String DECISIONS =
              %s;

          /**
           * For each type of token, from EOF on, the alternative to take, the row for the token
           * behind it, or 0: the network tells.
           */
          public static final String ROWS =
              %s;

          public static final int WIDTH = %d;

          /** Smaller numbers are alternatives, others rows, counted from here. */
          public static final int FIRST_ROW = %d;
        """,
        literal(first), literal(rows), atn.maxTokenType + 2, ROWS);
  }

  /** What the next tokens decide, wherever a rule is called from (SLL). */
  private static final class Predictions extends ParserATNSimulator {
    private final List<List<Integer>> rows = new ArrayList<>();

    Predictions(ATN atn) {
      super(atn, new DFA[atn.getNumberOfDecisions()], new PredictionContextCache());
      setPredictionMode(PredictionMode.SLL);
    }

    int add(int decision) {
      DFA dfa = new DFA(atn.getDecisionState(decision), decision);
      ATNConfigSet start = computeStartState(dfa.atnStartState, ParserRuleContext.EMPTY, false);
      return row(dfa, addDFAState(dfa, new DFAState(start)), TOKENS);
    }

    private int row(DFA dfa, DFAState state, int tokens) {
      int index = rows.size();
      List<Integer> row = new ArrayList<>();
      rows.add(row);
      for (int type = Token.EOF; type <= atn.maxTokenType; type++) {
        DFAState next = type == Token.EPSILON ? ERROR : computeTargetState(dfa, state, type);
        if (next == ERROR) {
          row.add(0);
        } else if (next.isAcceptState) {
          row.add(alternative(next));
        } else {
          row.add(tokens == 1 ? 0 : ROWS + row(dfa, next, tokens - 1));
        }
      }
      return index;
    }

    private static int alternative(DFAState state) {
      if (state.prediction >= ROWS) {
        throw new IllegalArgumentException("too many alternatives: " + state.prediction);
      }
      return state.prediction;
    }
  }

  /**
   * The generated parser without what it does when it is loaded to its network, and to the names of
   * its rules and tokens, which only messages need.
   */
  private static String lazy(String code) {
    String unpack = "new ATNDeserializer().deserialize(_serializedATN.toCharArray());";
    int end = code.indexOf("\tpublic static final ATN _ATN =");
    if (end < 0) {
      return code;
    }
    int names = code.indexOf("\tprivate static String[] makeRuleNames()");
    int behind = code.indexOf("\t@Override\n\t@Deprecated\n\tpublic String[] getTokenNames()");
    String rest =
        code.substring(behind, end)
            .replaceAll("return (tokenNames|VOCABULARY|ruleNames);", "return Names.$1;")
            .replaceFirst("\t\t_interp = new ParserATNSimulator\\([^;]*;\n", "")
            .replace("return _ATN;", "return Network.ATN;");
    return code.substring(0, names)
            .replaceFirst("\tprotected static final DFA\\[\\] _decisionToDFA;\n", "")
            .replaceFirst("\tprotected static final [^;]*_sharedContextCache =[^;]*;\n", "")
        + nested("public static final class Names", code.substring(names, behind))
        + rest
        + nested("private static final class Network", "\t\tstatic final ATN ATN =\n" + unpack)
        + "}\n";
  }

  private static String nested(String head, String members) {
    return "\t" + head + " {\n" + members + "\n\t}\n\n";
  }
}
