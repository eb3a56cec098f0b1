package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of tokens that keywords are, wherever they are keywords. */
final class Keywords {
  private static final Map<String, Integer> TYPES = new HashMap<>();

  static {
    for (int type = LinkerScriptLexer.ASSERT;
        type <= LinkerScriptLexer.OVERWRITE_SECTIONS;
        type++) {
      TYPES.put(LinkerScriptParser.VOCABULARY.getSymbolicName(type), type);
    }
  }

  private Keywords() {}

  /** Whether a type is that of a keyword of GNU ld. */
  static boolean contain(int type) {
    return type >= LinkerScriptLexer.ASSERT && type <= LinkerScriptLexer.TRUNCATE;
  }

  /** The token that is named as the keyword is spelled. */
  static int type(String keyword) {
    Integer type = TYPES.get(keyword);
    if (type == null) {
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
      default -> List.of(LinkerScriptParser.VOCABULARY.getSymbolicName(type));
    };
  }
}
