package dev.flipscript.script.parse;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.MriScript;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.VersionScript;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/** From text to tree. Every method throws {@link ScriptException} at the first error. */
public final class ScriptParser {
  private interface Rule<T> {
    T parse(LinkerScriptParser parser);
  }

  private final Source source;
  private final Dialect dialect;

  public ScriptParser(Source source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /** A linker script, or a file that one INCLUDEs in one of its blocks. */
  public CommandFile commands(CommandFile.Context context) {
    return switch (context) {
      case SCRIPT -> parse(State.SCRIPT, parser -> builder().script(parser.scriptFile()));
      case SECTIONS -> parse(State.SECTIONS, parser -> builder().sections(parser.sectionsFile()));
      case OUTPUT_SECTION ->
          parse(State.BODY, parser -> builder().outputSection(parser.outputSectionFile()));
      case MEMORY -> parse(State.MEMORY, parser -> builder().memory(parser.memoryFile()));
    };
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

  private AstBuilder builder() {
    return new AstBuilder(new Span(0, source.text().length()));
  }

  private <T> T parse(State start, Rule<T> rule) {
    try {
      return parse(start, rule, PredictionMode.SLL);
    } catch (SyntaxError mayBeWrong) {
      // SLL is fast and right nearly always; only the full LL knows for sure.
      try {
        return parse(start, rule, PredictionMode.LL);
      } catch (SyntaxError e) {
        throw new ScriptException(Messages.diagnostic(source, e));
      }
    }
  }

  private <T> T parse(State start, Rule<T> rule, PredictionMode mode) {
    StatefulLexer lexer = lexer(source, start, dialect);
    LinkerScriptParser parser = new LinkerScriptParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstError());
    parser.getInterpreter().setPredictionMode(mode);
    return rule.parse(parser);
  }

  static StatefulLexer lexer(Source source, State start, Dialect dialect) {
    StatefulLexer lexer = new LinkerScriptLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    lexer.begin(start);
    return lexer;
  }
}
