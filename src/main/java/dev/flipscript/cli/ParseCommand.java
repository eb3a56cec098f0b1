package dev.flipscript.cli;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.SearchPath;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Script;
import dev.flipscript.script.print.TreeJson;
import dev.flipscript.script.print.TreeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script parse}: does a linker accept this script, and what does it read in it? */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = "Checks the syntax of scripts and of what they INCLUDE.",
    footer = {
      "",
      "Example: flip-script parse --ast=text -L target/debug/build link.x",
      "Exit: 0 no error, 1 a syntax error, 2 a file cannot be read."
    })
final class ParseCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int SYNTAX_ERROR = 1;
  private static final int UNREADABLE = 2;

  /** The entry points as the command line spells them. */
  enum Kind {
    SCRIPT("script"),
    VERSION("version"),
    DYNAMIC_LIST("dynamic-list"),
    MRI("mri"),
    SECTION_ORDER("section-order"),
    DEFSYM("defsym");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    EntryPoint entryPoint() {
      return EntryPoint.valueOf(name());
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** How to show the tree. */
  enum Format {
    TEXT,
    JSON
  }

  /** What goes to stdout instead of nothing. */
  static final class Show {
    @Option(
        names = "--ast",
        paramLabel = "text|json",
        description = "print the syntax tree; JSON: a line a file")
    private @Nullable Format ast;

    @Option(
        names = "--verdicts",
        description = "print a line a file: \"ok FILE\" or \"error FILE:LINE:COL: message\"")
    private boolean verdicts;
  }

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "what the files are: ${COMPLETION-CANDIDATES}; a script by default")
  private Kind kind = Kind.SCRIPT;

  @Option(
      names = "--linker",
      paramLabel = "gnu|lld",
      description = "whose reading of the scripts counts, GNU ld's by default")
  private Dialect dialect = Dialect.GNU;

  @Option(
      names = "-L",
      paramLabel = "DIR",
      description = "look there for scripts, after the current folder")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--ignore-missing-includes",
      description = "take an INCLUDEd file that is not there for an empty one")
  private boolean ignoreMissing;

  @ArgGroup private Show show = new Show();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "scripts; - reads stdin")
  private List<String> files = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  private final InputStream in;

  ParseCommand() {
    this(System.in);
  }

  ParseCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() {
    int code = DONE;
    for (String file : files) {
      code = Math.max(code, check(file));
    }
    out().flush();
    err().flush();
    return code;
  }

  private int check(String file) {
    try {
      Source source = read(file);
      print(source, parse(source));
      verdict("ok " + file);
      return DONE;
    } catch (ScriptException e) {
      Diagnostic diagnostic = e.diagnostic();
      err().print(diagnostic.render());
      verdict("error " + diagnostic.position() + ": " + diagnostic.message());
      return SYNTAX_ERROR;
    } catch (NoSuchFileException e) {
      return unreadable(file, "no such file");
    } catch (IOException | UncheckedIOException e) {
      return unreadable(file, "cannot read it: " + e.getMessage());
    }
  }

  private Source read(String file) throws IOException {
    return file.equals("-")
        ? Source.of(file, in.readAllBytes())
        : path().find(file).orElseThrow(() -> new NoSuchFileException(file));
  }

  private Script parse(Source source) {
    if (kind != Kind.SCRIPT) {
      return Scripts.parse(source, kind.entryPoint(), dialect);
    }
    ScriptSet.Missing missing = ignoreMissing ? ScriptSet.Missing.IGNORE : ScriptSet.Missing.REFUSE;
    return ScriptSet.load(List.of(source), path(), dialect, missing).roots().get(0).file();
  }

  private SearchPath path() {
    return new SearchPath(folders);
  }

  private void print(Source source, Script script) {
    if (show.ast == Format.TEXT) {
      out().print(TreeText.print(source, script));
    } else if (show.ast == Format.JSON) {
      out().println(TreeJson.print(source, script));
    }
  }

  private void verdict(String line) {
    if (show.verdicts) {
      out().println(line);
    }
  }

  private int unreadable(String file, String why) {
    err().println("flip-script: error: " + file + ": " + why);
    verdict("error " + file + ":1:1: " + why);
    return UNREADABLE;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
