package dev.flipscript.script.parse;

import dev.flipscript.script.DeepStack;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Numbers;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.VersionScript;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.atn.ParserATNSimulator;

/** From text to tree. Every method throws {@link ScriptException} at the first error. */
public final class ScriptParser {
  private interface Rule<T> {
    T parse(LinkerScriptParser parser);
  }

  private final Source source;
  private final Dialect dialect;
  private final Numbers numbers;
  private boolean forgiving = true;
  private int refusedAt;

  /** Reads numbers as the newest linkers do. */
  public ScriptParser(Source source, Dialect dialect) {
    this(source, dialect, Numbers.CHECKED);
  }

  public ScriptParser(Source source, Dialect dialect, Numbers numbers) {
    this.source = source;
    this.dialect = dialect;
    this.numbers = numbers;
  }

  /** A linker script, or a file that one INCLUDEs in one of its blocks. */
  public CommandFile commands(CommandFile.Context context) {
    return parse(
        start(context),
        parser ->
            switch (context) {
              case SCRIPT -> builder().script(parser.scriptFile());
              case SECTIONS -> builder().sections(parser.sectionsFile());
              case OUTPUT_SECTION -> builder().outputSection(parser.outputSectionFile());
              case MEMORY -> builder().memory(parser.memoryFile());
            });
  }

  /** A linker script among the input files: characters that GNU ld ignores elsewhere are errors. */
  public CommandFile implicitScript() {
    forgiving = false;
    return commands(CommandFile.Context.SCRIPT);
  }

  public VersionScript version() {
    return parse(State.VERSION_NODES, parser -> builder().version(parser.versionFile()));
  }

  public DynamicList dynamicList() {
    return parse(State.VERSION_NODES, parser -> builder().dynamicList(parser.dynamicListFile()));
  }

  public MriScript mri() {
    return parse(State.MRI, parser -> builder().mri(parser.mriFile()));
  }

  public SectionOrdering sectionOrder() {
    return parse(State.SECTION_ORDER, parser -> builder().sectionOrder(parser.sectionOrderFile()));
  }

  public Defsym defsym() {
    return parse(State.DEFSYM, parser -> builder().defsym(parser.defsymFile()));
  }

  public Expression expression() {
    return parse(
        State.EXPRESSION_FILE,
        parser -> ExpressionBuilder.expression(parser.expressionFile().expression()));
  }

  /** An INCLUDE that was found without parsing. */
  public record IncludeSite(Include include, CommandFile.Context context) {}

  /** The INCLUDEs before an offset, for a text that does not parse beyond it. */
  public List<IncludeSite> includesBefore(CommandFile.Context context, int offset) {
    List<IncludeSite> sites = new ArrayList<>();
    ScriptLexer lexer = new ScriptLexer(source, start(context), dialect, numbers, true);
    Token previous = lexer.nextToken();
    for (Token token = previous; token.getStartIndex() < offset; token = lexer.nextToken()) {
      if (token.getType() == Token.EOF) {
        break;
      }
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (previous.getType() == LinkerScriptLexer.INCLUDE
          && token.getType() == LinkerScriptLexer.NAME) {
        Include include = new Include(Nodes.span(previous, token), Nodes.name(token));
        sites.add(new IncludeSite(include, context(lexer.state())));
      }
      previous = token;
    }
    return sites;
  }

  private static CommandFile.Context context(State state) {
    return switch (state) {
      case MEMORY -> CommandFile.Context.MEMORY;
      case SECTIONS -> CommandFile.Context.SECTIONS;
      case BODY -> CommandFile.Context.OUTPUT_SECTION;
      default -> CommandFile.Context.SCRIPT;
    };
  }

  private static State start(CommandFile.Context context) {
    return switch (context) {
      case SCRIPT -> State.SCRIPT;
      case SECTIONS -> State.SECTIONS;
      case OUTPUT_SECTION -> State.BODY;
      case MEMORY -> State.MEMORY;
    };
  }

  private AstBuilder builder() {
    return new AstBuilder(new Span(0, source.text().length()));
  }

  private <T> T parse(State start, Rule<T> rule) {
    try {
      return parse(start, rule, false);
    } catch (SyntaxError e) {
      if (e.token().getType() != LinkerScriptLexer.TOO_DEEP) {
        throw refused(e);
      }
    } catch (StackOverflowError | NullPointerException mayBeEnoughElsewhere) {
      // The thread has less than an ordinary stack. ANTLR ends the rules that were left half-way,
      // and what is built of them then may lack its parts.
    }
    return DeepStack.call(() -> parseDeep(start, rule));
  }

  private <T> T parseDeep(State start, Rule<T> rule) {
    try {
      return parse(start, rule, true);
    } catch (SyntaxError e) {
      throw refused(e);
    }
  }

  private ScriptException refused(SyntaxError error) {
    refusedAt = Messages.span(source, error).start();
    return new ScriptException(Messages.diagnostic(source, error));
  }

  /** Where in the text the error is that was thrown last. */
  public int refusedAt() {
    return refusedAt;
  }

  private <T> T parse(State start, Rule<T> rule, boolean deep) {
    try {
      return parse(start, rule, deep, Prediction::fast);
    } catch (SyntaxError mayBeWrong) {
      if (mayBeWrong.token().getType() == LinkerScriptLexer.TOO_DEEP) {
        throw mayBeWrong;
      }
      return parse(start, rule, deep, Prediction::full);
    }
  }

  private <T> T parse(
      State start, Rule<T> rule, boolean deep, Function<Parser, ParserATNSimulator> prediction) {
    ScriptLexer lexer = new ScriptLexer(source, start, dialect, numbers, deep);
    lexer.forgive(forgiving);
    lexer.dropBlanks();
    // Keeps no more tokens than the parser looks ahead.
    LinkerScriptParser parser = new LinkerScriptParser(new UnbufferedTokenStream<>(lexer));
    FirstError errors = new FirstError();
    parser.removeErrorListeners();
    parser.setErrorHandler(errors);
    parser.addParseListener(new NodeListener(errors));
    parser.setInterpreter(prediction.apply(parser));
    try {
      return rule.parse(parser);
    } catch (StackOverflowError e) {
      if (deep) {
        refusedAt = lexer.offset();
        throw new ScriptException(Messages.tooDeep(source, refusedAt));
      }
      throw e;
    }
  }
}
