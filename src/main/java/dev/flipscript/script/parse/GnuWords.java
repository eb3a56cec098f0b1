package dev.flipscript.script.parse;

import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * Which names are keywords in which mode of the lexer (GNU ld 2.47). Elsewhere they are ordinary
 * names.
 */
final class GnuWords {
  private static final int SCRIPT = 1;
  private static final int EXPRESSION = 2;
  private static final int WILD = 4;

  private static final Map<String, Integer> SCRIPT_WORDS = new HashMap<>();
  private static final Map<String, Integer> EXPRESSION_WORDS = new HashMap<>();
  private static final Map<String, Integer> WILD_WORDS = new HashMap<>();
  private static final Map<String, Integer> INPUT_LIST_WORDS =
      Map.of("AS_NEEDED", LinkerScriptLexer.AS_NEEDED);
  private static final Map<String, Integer> VERSION_NODE_WORDS =
      Map.of(
          "global", LinkerScriptLexer.GLOBAL,
          "local", LinkerScriptLexer.LOCAL,
          "extern", LinkerScriptLexer.EXTERN);

  static {
    add(SCRIPT, LinkerScriptLexer.AFTER, "AFTER");
    add(SCRIPT, LinkerScriptLexer.BEFORE, "BEFORE");
    add(SCRIPT, LinkerScriptLexer.ENTRY, "ENTRY");
    add(SCRIPT, LinkerScriptLexer.EXTERN, "EXTERN");
    add(SCRIPT, LinkerScriptLexer.FLOAT, "FLOAT");
    add(SCRIPT, LinkerScriptLexer.FORCE_COMMON_ALLOCATION, "FORCE_COMMON_ALLOCATION");
    add(SCRIPT, LinkerScriptLexer.FORCE_GROUP_ALLOCATION, "FORCE_GROUP_ALLOCATION");
    add(SCRIPT, LinkerScriptLexer.GROUP, "GROUP");
    add(SCRIPT, LinkerScriptLexer.HLL, "HLL");
    add(SCRIPT, LinkerScriptLexer.INHIBIT_COMMON_ALLOCATION, "INHIBIT_COMMON_ALLOCATION");
    add(SCRIPT, LinkerScriptLexer.INPUT, "INPUT");
    add(SCRIPT, LinkerScriptLexer.INSERT, "INSERT");
    add(SCRIPT, LinkerScriptLexer.LD_FEATURE, "LD_FEATURE");
    add(SCRIPT, LinkerScriptLexer.LENGTH, "len", "l");
    add(SCRIPT, LinkerScriptLexer.LIB, "LIB");
    add(SCRIPT, LinkerScriptLexer.MAP, "MAP");
    add(SCRIPT, LinkerScriptLexer.MEMORY, "MEMORY");
    add(SCRIPT, LinkerScriptLexer.NOFLOAT, "NOFLOAT");
    add(SCRIPT, LinkerScriptLexer.ORIGIN, "org", "o");
    add(SCRIPT, LinkerScriptLexer.OUTPUT, "OUTPUT");
    add(SCRIPT, LinkerScriptLexer.OUTPUT_ARCH, "OUTPUT_ARCH");
    add(SCRIPT, LinkerScriptLexer.OUTPUT_FORMAT, "OUTPUT_FORMAT");
    add(SCRIPT, LinkerScriptLexer.PHDRS, "PHDRS");
    add(SCRIPT, LinkerScriptLexer.REGION_ALIAS, "REGION_ALIAS");
    add(SCRIPT, LinkerScriptLexer.SEARCH_DIR, "SEARCH_DIR");
    add(SCRIPT, LinkerScriptLexer.SECTIONS, "SECTIONS");
    add(SCRIPT, LinkerScriptLexer.STARTUP, "STARTUP");
    add(SCRIPT, LinkerScriptLexer.SYSLIB, "SYSLIB");
    add(SCRIPT, LinkerScriptLexer.TARGET, "TARGET");
    add(SCRIPT, LinkerScriptLexer.VERSION, "VERSION");

    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ABSOLUTE, "ABSOLUTE");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ADDR, "ADDR");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ALIGN, "ALIGN");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ALIGNOF, "ALIGNOF");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ALIGN_WITH_INPUT, "ALIGN_WITH_INPUT");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.BIND, "BIND");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.BLOCK, "BLOCK");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.CONSTANT, "CONSTANT");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.DATA_SEGMENT_ALIGN, "DATA_SEGMENT_ALIGN");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.DATA_SEGMENT_END, "DATA_SEGMENT_END");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.DATA_SEGMENT_RELRO_END, "DATA_SEGMENT_RELRO_END");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.DEFINED, "DEFINED");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.LENGTH, "LENGTH");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.LOADADDR, "LOADADDR");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.LOG2CEIL, "LOG2CEIL");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.MAX, "MAX");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.MIN, "MIN");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.NEXT, "NEXT");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.NOCROSSREFS, "NOCROSSREFS");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.NOCROSSREFS_TO, "NOCROSSREFS_TO");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ONLY_IF_RO, "ONLY_IF_RO");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ONLY_IF_RW, "ONLY_IF_RW");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.ORIGIN, "ORIGIN");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.OVERLAY, "OVERLAY");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.SEGMENT_START, "SEGMENT_START");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.SIZEOF, "SIZEOF");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.SIZEOF_HEADERS, "SIZEOF_HEADERS");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.SPECIAL, "SPECIAL");
    add(SCRIPT | EXPRESSION, LinkerScriptLexer.SUBALIGN, "SUBALIGN");

    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.ASSERT, "ASSERT");
    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.AT, "AT");
    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.HIDDEN, "HIDDEN");
    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.INCLUDE, "INCLUDE");
    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.PROVIDE, "PROVIDE");
    add(SCRIPT | EXPRESSION | WILD, LinkerScriptLexer.PROVIDE_HIDDEN, "PROVIDE_HIDDEN");

    add(EXPRESSION, LinkerScriptLexer.COPY, "COPY");
    add(EXPRESSION, LinkerScriptLexer.DSECT, "DSECT");
    add(EXPRESSION, LinkerScriptLexer.INFO, "INFO");
    add(EXPRESSION, LinkerScriptLexer.NOLOAD, "NOLOAD");
    add(EXPRESSION, LinkerScriptLexer.READONLY, "READONLY");
    add(EXPRESSION, LinkerScriptLexer.TYPE, "TYPE");

    add(WILD, LinkerScriptLexer.ASCIZ, "ASCIZ");
    add(WILD, LinkerScriptLexer.BYTE, "BYTE");
    add(WILD, LinkerScriptLexer.CONSTRUCTORS, "CONSTRUCTORS");
    add(WILD, LinkerScriptLexer.CREATE_OBJECT_SYMBOLS, "CREATE_OBJECT_SYMBOLS");
    add(WILD, LinkerScriptLexer.EXCLUDE_FILE, "EXCLUDE_FILE");
    add(WILD, LinkerScriptLexer.FILL, "FILL");
    add(WILD, LinkerScriptLexer.INPUT_SECTION_FLAGS, "INPUT_SECTION_FLAGS");
    add(WILD, LinkerScriptLexer.KEEP, "KEEP");
    add(WILD, LinkerScriptLexer.LINKER_VERSION, "LINKER_VERSION");
    add(WILD, LinkerScriptLexer.LONG, "LONG");
    add(WILD, LinkerScriptLexer.QUAD, "QUAD");
    add(WILD, LinkerScriptLexer.REVERSE, "REVERSE");
    add(WILD, LinkerScriptLexer.SHORT, "SHORT");
    add(WILD, LinkerScriptLexer.SORT_BY_ALIGNMENT, "SORT_BY_ALIGNMENT");
    add(WILD, LinkerScriptLexer.SORT_BY_INIT_PRIORITY, "SORT_BY_INIT_PRIORITY");
    add(WILD, LinkerScriptLexer.SORT_BY_NAME, "SORT_BY_NAME", "SORT");
    add(WILD, LinkerScriptLexer.SORT_NONE, "SORT_NONE");
    add(WILD, LinkerScriptLexer.SQUAD, "SQUAD");
  }

  private GnuWords() {}

  private static void add(int modes, int type, String... spellings) {
    for (String spelling : spellings) {
      if ((modes & SCRIPT) != 0) {
        SCRIPT_WORDS.put(spelling, type);
      }
      if ((modes & EXPRESSION) != 0) {
        EXPRESSION_WORDS.put(spelling, type);
      }
      if ((modes & WILD) != 0) {
        WILD_WORDS.put(spelling, type);
      }
    }
  }

  /** The keyword that a word of a text is in a mode, else {@link Token#INVALID_TYPE}. */
  static int type(int mode, String text, int start, int end) {
    boolean candidate =
        switch (mode) {
          case LinkerScriptLexer.DEFAULT_MODE,
              LinkerScriptLexer.EXPRESSION,
              LinkerScriptLexer.WILD ->
              mayBeKeyword(text.charAt(start), end - start);
          default -> true;
        };
    return candidate
        ? words(mode).getOrDefault(text.substring(start, end), Token.INVALID_TYPE)
        : Token.INVALID_TYPE;
  }

  /** Most names are told from keywords by their first letter: those in small letters are short. */
  private static boolean mayBeKeyword(char first, int length) {
    return (first >= 'A' && first <= 'Z') || (length <= "len".length() && "lo".indexOf(first) >= 0);
  }

  private static Map<String, Integer> words(int mode) {
    return switch (mode) {
      case LinkerScriptLexer.DEFAULT_MODE -> SCRIPT_WORDS;
      case LinkerScriptLexer.EXPRESSION -> EXPRESSION_WORDS;
      case LinkerScriptLexer.WILD -> WILD_WORDS;
      case LinkerScriptLexer.INPUT_LIST -> INPUT_LIST_WORDS;
      case LinkerScriptLexer.VERSION_NODE -> VERSION_NODE_WORDS;
      case LinkerScriptLexer.MRI -> Mri.WORDS;
      default -> Map.of();
    };
  }

  /** MRI's words are keywords in upper and in lower case. Loaded only when one is read. */
  private static final class Mri {
    static final Map<String, Integer> WORDS = new HashMap<>();

    static {
      addBothCases("ABSOLUTE", LinkerScriptLexer.ABSOLUTE);
      addBothCases("ALIAS", LinkerScriptLexer.ALIAS);
      addBothCases("ALIGN", LinkerScriptLexer.ALIGN);
      addBothCases("ALIGNMOD", LinkerScriptLexer.ALIGNMOD);
      addBothCases("BASE", LinkerScriptLexer.BASE);
      addBothCases("CASE", LinkerScriptLexer.CASE);
      addBothCases("CHIP", LinkerScriptLexer.CHIP);
      addBothCases("END", LinkerScriptLexer.END);
      addBothCases("EXTERN", LinkerScriptLexer.EXTERN);
      addBothCases("FORMAT", LinkerScriptLexer.FORMAT);
      WORDS.put("INCLUDE", LinkerScriptLexer.INCLUDE);
      addBothCases("LOAD", LinkerScriptLexer.LOAD);
      addBothCases("NAME", LinkerScriptLexer.MRI_NAME);
      addBothCases("ORDER", LinkerScriptLexer.ORDER);
      addBothCases("PUBLIC", LinkerScriptLexer.PUBLIC);
      addBothCases("SECT", LinkerScriptLexer.SECT);
      addBothCases("START", LinkerScriptLexer.START);
      addBothCases("TRUNCATE", LinkerScriptLexer.TRUNCATE);
    }

    private static void addBothCases(String word, int type) {
      WORDS.put(word, type);
      WORDS.put(word.toLowerCase(Locale.ROOT), type);
    }
  }
}
