package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Sets of tokens in words that a person uses. */
final class Words {
  /** A set of tokens that have a name together, known by one of them. */
  private record Group(String name, int sign, IntervalSet members) {}

  private static final IntervalSet OPERAND =
      set(
              LinkerScriptLexer.INT,
              LinkerScriptLexer.NAME,
              LinkerScriptLexer.LPAREN,
              LinkerScriptLexer.MINUS,
              LinkerScriptLexer.PLUS,
              LinkerScriptLexer.NOT,
              LinkerScriptLexer.TILDE,
              LinkerScriptLexer.ASSERT)
          .or(range(LinkerScriptLexer.ABSOLUTE, LinkerScriptLexer.SIZEOF_HEADERS));

  private static final IntervalSet OPERATORS =
      range(LinkerScriptLexer.PLUS, LinkerScriptLexer.LOGICAL_OR)
          .or(set(LinkerScriptLexer.QUESTION));

  private static final List<Group> GROUPS =
      List.of(
          new Group("an expression", LinkerScriptLexer.SIZEOF_HEADERS, OPERAND),
          new Group("an operator", LinkerScriptLexer.LOGICAL_AND, OPERATORS),
          new Group(
              "an assignment operator",
              LinkerScriptLexer.ADD_ASSIGN,
              range(LinkerScriptLexer.ASSIGN, LinkerScriptLexer.XOR_ASSIGN)),
          new Group(
              "an MRI command",
              LinkerScriptLexer.CHIP,
              range(LinkerScriptLexer.ALIAS, LinkerScriptLexer.TRUNCATE)
                  .or(
                      set(
                          LinkerScriptLexer.ABSOLUTE,
                          LinkerScriptLexer.ALIGN,
                          LinkerScriptLexer.EXTERN,
                          LinkerScriptLexer.INCLUDE))),
          new Group(
              "a command",
              LinkerScriptLexer.SECTIONS,
              range(LinkerScriptLexer.ASSERT, LinkerScriptLexer.VERSION)
                  .or(set(LinkerScriptLexer.NAME, LinkerScriptLexer.SEMICOLON))),
          new Group(
              "a statement of an output section",
              LinkerScriptLexer.KEEP,
              range(LinkerScriptLexer.ASCIZ, LinkerScriptLexer.SQUAD)
                  .or(
                      set(
                          LinkerScriptLexer.ASSERT,
                          LinkerScriptLexer.HIDDEN,
                          LinkerScriptLexer.INCLUDE,
                          LinkerScriptLexer.LBRACKET,
                          LinkerScriptLexer.NAME,
                          LinkerScriptLexer.PROVIDE,
                          LinkerScriptLexer.PROVIDE_HIDDEN,
                          LinkerScriptLexer.SEMICOLON))),
          new Group(
              "an output section, an assignment",
              LinkerScriptLexer.OVERLAY,
              set(
                  LinkerScriptLexer.ASSERT,
                  LinkerScriptLexer.ENTRY,
                  LinkerScriptLexer.GROUP,
                  LinkerScriptLexer.HIDDEN,
                  LinkerScriptLexer.INCLUDE,
                  LinkerScriptLexer.NAME,
                  LinkerScriptLexer.OVERLAY,
                  LinkerScriptLexer.PROVIDE,
                  LinkerScriptLexer.PROVIDE_HIDDEN)));

  private static final IntervalSet LLD_ONLY = range(LinkerScriptLexer.CLASS, LinkerScriptLexer.LLD);

  private Words() {}

  private static IntervalSet set(int... types) {
    return new IntervalSet(types);
  }

  private static IntervalSet range(int first, int last) {
    return IntervalSet.of(first, last);
  }

  /** {@code one of ORIGIN, org or o}, {@code an expression}. */
  static String expected(IntervalSet types) {
    List<String> words = new ArrayList<>();
    IntervalSet rest = types.subtract(LLD_ONLY);
    if (rest.contains(LinkerScriptLexer.SEMICOLON)) {
      // GNU ld takes a comma for a semicolon, but nobody means it.
      rest.remove(LinkerScriptLexer.COMMA);
    }
    List<String> last = new ArrayList<>();
    for (Group group : GROUPS) {
      if (rest.contains(group.sign()) && rest.and(group.members()).size() > 1) {
        rest = rest.subtract(group.members());
        (group.sign() == LinkerScriptLexer.LOGICAL_AND ? last : words).add(group.name());
      }
    }
    boolean single = words.isEmpty() && last.isEmpty();
    for (int type : rest.toArray()) {
      addWords(type, words);
    }
    words.addAll(last);
    String list = join(words);
    return single && words.size() > 1 ? "one of " + list : list;
  }

  private static String join(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        out.append(i == words.size() - 1 ? " or " : ", ");
      }
      out.append(words.get(i));
    }
    return out.toString();
  }

  private static void addWords(int type, List<String> words) {
    if (Keywords.contain(type)) {
      words.addAll(Keywords.spellings(type));
    } else {
      words.add(word(type));
    }
  }

  private static String word(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case LinkerScriptLexer.NAME, LinkerScriptLexer.VERSION_IDENTIFIER -> "a name";
      case LinkerScriptLexer.INT -> "a number";
      case LinkerScriptLexer.LNAME -> "-lname";
      case LinkerScriptLexer.NEWLINE -> "the end of the line";
      case LinkerScriptLexer.VERSION_TAG -> "a version";
      default -> "'" + Punctuation.text(type) + "'";
    };
  }
}
