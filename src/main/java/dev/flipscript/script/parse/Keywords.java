package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LexerTables;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The types of tokens that keywords are, wherever they are keywords. */
final class Keywords {
  private Keywords() {}

  /** Whether a type is that of a keyword of GNU ld. */
  static boolean contain(int type) {
    return type >= LinkerScriptLexer.ASSERT && type <= LinkerScriptLexer.TRUNCATE;
  }

  /** The token that is named as the keyword is spelled. */
  static int type(String keyword) {
    int type = LexerTables.keyword(keyword);
    if (type == Token.INVALID_TYPE) {
      throw new IllegalArgumentException("no such keyword: " + keyword);
    }
    return type;
  }

  /** How the keyword of a type may be spelled, the usual spelling first. */
  static List<String> spellings(int type) {
    return switch (type) {
      case LinkerScriptLexer.ORIGIN -> List.of("ORIGIN", "org", "o");
      case LinkerScriptLexer.LENGTH -> List.of("LENGTH", "len", "l");
      case LinkerScriptLexer.GLOBAL -> List.of("global");
      case LinkerScriptLexer.LOCAL -> List.of("local");
      case LinkerScriptLexer.MRI_NAME -> List.of("NAME");
      default -> List.of(LinkerScriptParser.Names.VOCABULARY.getSymbolicName(type));
    };
  }
}
