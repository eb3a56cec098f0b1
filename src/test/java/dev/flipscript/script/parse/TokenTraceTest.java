package dev.flipscript.script.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.Source;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.testing.Verdicts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token and its state, against a trace of GNU ld 2.40's own lexer. */
class TokenTraceTest {
  record Case(String id, String entry, Source script, String trace) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** Cases that a newer version reads differently are left out. */
  static List<Case> cases() {
    Map<String, String> traces = new HashMap<>();
    for (Verdicts.Row row : Verdicts.table("tokens.tsv")) {
      traces.put(row.id(), Verdicts.unescape(row.cell("tokens of gnu 2.40")));
    }
    return Verdicts.table("grammar.tsv").stream()
        .filter(row -> row.cell("since").isEmpty() && traces.containsKey(row.id()))
        .map(row -> new Case(row.id(), row.cell("entry"), row.script(), trace(traces, row)))
        .toList();
  }

  private static String trace(Map<String, String> traces, Verdicts.Row row) {
    return traces.getOrDefault(row.id(), "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lexesAsGnuLdDoes(Case c) {
    List<String> expected = new ArrayList<>();
    boolean refused = false;
    for (String line : c.trace.split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case "" -> {}
        case "IGNORED" -> expected.add("IGNORED");
        case "BACKUP" -> expected.remove(expected.size() - 1);
        case "SYNTAX-ERROR" -> refused = true;
        default -> expected.add(fields[0] + " " + fields[2] + " " + text(fields[2], fields[3]));
      }
    }
    Source source = c.script;
    if (c.entry.equals("defsym")) {
      source = Source.of(c.id, source.text().stripTrailing());
    }
    List<String> actual = new ArrayList<>();
    lex(source, start(c.entry), actual, "EOF");
    // After a refused token, or a fatal error of meaning, the trace ends.
    if (refused || !expected.toString().contains("EOF")) {
      actual = actual.subList(0, Math.min(actual.size(), expected.size()));
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static State start(String entry) {
    return switch (entry) {
      case "script", "implicit" -> State.SCRIPT;
      case "version", "dynlist" -> State.VERSION_NODES;
      case "mri" -> State.MRI;
      case "defsym" -> State.DEFSYM;
      default -> throw new IllegalArgumentException(entry);
    };
  }

  private static void lex(Source source, State start, List<String> out, String end) {
    ScriptLexer lexer = new ScriptLexer(source, start, Dialect.GNU, Numbers.CHECKED, false);
    int previous = Token.EOF;
    int mode = State.Mode.SCRIPT;
    while (true) {
      Token token = lexer.nextToken();
      mode = lexer.mode();
      if (token.getType() == Token.EOF) {
        out.add(STATES.get(mode) + " " + end + " ");
        return;
      }
      if (token.getType() == LinkerScriptLexer.IGNORED && mode != State.Mode.INPUT_LIST) {
        out.add("IGNORED");
      }
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (token.getType() == LinkerScriptLexer.UNCLOSED_COMMENT) {
        return;
      }
      String name = traceName(token.getType());
      out.add(STATES.get(mode) + " " + name + " " + text(name, token.getText()));
      if (previous == LinkerScriptLexer.INCLUDE && token.getType() == LinkerScriptLexer.NAME) {
        Optional<Source> file = Verdicts.include(Nodes.name(token).text());
        if (file.isPresent() && MAY_INCLUDE.contains(lexer.state())) {
          lex(file.get(), lexer.state(), out, "END");
        }
      }
      previous = token.getType();
    }
  }

  private static String text(String name, String text) {
    return switch (name) {
      case "EOF", "END", "NEWLINE" -> "";
      default -> text.startsWith("\"") ? text.replace("\\n", "\n").replace("\\t", "\t") : text;
    };
  }

  private static final Set<State> MAY_INCLUDE =
      Set.of(State.SCRIPT, State.SECTIONS, State.BODY, State.MEMORY, State.MRI);

  private static final Map<Integer, String> STATES =
      Map.of(
          State.Mode.SCRIPT, "SCRIPT",
          State.Mode.EXPRESSION, "EXPRESSION",
          State.Mode.WILD, "WILD",
          State.Mode.INPUT_LIST, "INPUTLIST",
          State.Mode.MRI, "MRI",
          State.Mode.VERSION_START, "VERS_START",
          State.Mode.VERSION_SCRIPT, "VERS_SCRIPT",
          State.Mode.VERSION_NODE, "VERS_NODE");

  /** What GNU ld's grammar calls a token, where it is not our name or its text in quotes. */
  private static final Map<String, String> TRACE_NAMES =
      Map.ofEntries(
          Map.entry("ADD_ASSIGN", "PLUSEQ"),
          Map.entry("SUBTRACT_ASSIGN", "MINUSEQ"),
          Map.entry("MULTIPLY_ASSIGN", "MULTEQ"),
          Map.entry("DIVIDE_ASSIGN", "DIVEQ"),
          Map.entry("SHIFT_LEFT_ASSIGN", "LSHIFTEQ"),
          Map.entry("SHIFT_RIGHT_ASSIGN", "RSHIFTEQ"),
          Map.entry("AND_ASSIGN", "ANDEQ"),
          Map.entry("OR_ASSIGN", "OREQ"),
          Map.entry("SHIFT_LEFT", "LSHIFT"),
          Map.entry("SHIFT_RIGHT", "RSHIFT"),
          Map.entry("EQUAL", "EQ"),
          Map.entry("NOT_EQUAL", "NE"),
          Map.entry("LESS_EQUAL", "LE"),
          Map.entry("GREATER_EQUAL", "GE"),
          Map.entry("LOGICAL_AND", "ANDAND"),
          Map.entry("LOGICAL_OR", "OROR"),
          Map.entry("ALIGN", "ALIGN_K"),
          Map.entry("ASSERT", "ASSERT_K"),
          Map.entry("END", "ENDWORD"),
          Map.entry("INSERT", "INSERT_K"),
          Map.entry("MAX", "MAX_K"),
          Map.entry("MIN", "MIN_K"),
          Map.entry("MRI_NAME", "NAMEWORD"),
          // a keyword since 2.42 only
          Map.entry("REVERSE", "NAME"),
          Map.entry("TARGET", "TARGET_K"),
          Map.entry("VERSION", "VERSIONK"),
          Map.entry("VERSION_TAG", "VERS_TAG"),
          Map.entry("VERSION_IDENTIFIER", "VERS_IDENTIFIER"));

  private static String traceName(int type) {
    String name = LinkerScriptLexer.VOCABULARY.getSymbolicName(type);
    String traced = TRACE_NAMES.getOrDefault(name, name);
    boolean isPunctuation = type >= LinkerScriptLexer.LPAREN && type <= LinkerScriptLexer.TILDE;
    return isPunctuation && traced.equals(name) ? "'" + Punctuation.text(type) + "'" : traced;
  }
}
