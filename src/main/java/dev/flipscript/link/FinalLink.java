package dev.flipscript.link;

import dev.flipscript.script.LinkerScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The link for real, which may start on a guess: beside the measuring link, with the scripts of the
 * last link into the same file. Most links change the size of no static, and then it is the right
 * one, and did not wait for the measurement.
 *
 * <p>Whether the guess was right is told by the rewriting, which is done as ever: its result counts
 * only if every script comes out byte for byte as guessed, so that what is published is what would
 * have been linked without. A wrong guess costs time and nothing else.
 */
final class FinalLink implements RewrittenScripts.Writer, AutoCloseable {

  /** A rewritten script of this link. */
  private record Written(Path original, String text, Path file) {}

  private final Workspace workspace;
  private final RewrittenScripts.Writer writer;
  private final Function<LinkCommand, LinkerRun> linker;
  private final LastScripts last;
  private final List<Written> guessed = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private @Nullable Path pending;
  private @Nullable LinkerRun early;
  private List<String> earlyArguments = List.of();
  private boolean guessedRight;

  /**
   * A link that has not started.
   *
   * @param writer what writes the rewritten scripts
   * @param linker what starts the linker
   */
  FinalLink(
      Workspace workspace,
      RewrittenScripts.Writer writer,
      Function<LinkCommand, LinkerRun> linker,
      LastScripts last) {
    this.workspace = workspace;
    this.writer = writer;
    this.linker = linker;
    this.last = last;
  }

  /** Starts the link if there is something to guess by. */
  void guess(LinkCommand command, List<ScriptArgument> arguments) throws IOException {
    Map<ScriptArgument, Path> replaced = new HashMap<>();
    try {
      for (LastScripts.Script script : last.load()) {
        String text = script.text();
        for (int i = 0; i < guessed.size(); i++) {
          text = text.replace(LastScripts.reference(i), guessed.get(i).file().toString());
        }
        Path original = Path.of(script.name());
        Path file = writer.write(original, text.getBytes(StandardCharsets.ISO_8859_1));
        guessed.add(new Written(original, text, file));
        if (script.argument() >= 0 && script.argument() < arguments.size()) {
          replaced.put(arguments.get(script.argument()), file);
        }
      }
    } catch (LinkException e) {
      return; // It names a file that cannot be written: no script of the user's has such a name.
    }
    if (!replaced.isEmpty()) {
      pending = workspace.pending();
      LinkCommand guess = command.withScripts(replaced).withOutput(pending);
      earlyArguments = guess.arguments();
      early = linker.apply(guess);
    }
  }

  /** Writes a script, unless it is the guessed one: then what names it is the guessed one too. */
  @Override
  public Path write(Path original, byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int index = written.size();
    boolean same =
        index < guessed.size()
            && guessed.get(index).original().equals(original)
            && guessed.get(index).text().equals(text);
    Path file = same ? guessed.get(index).file() : writer.write(original, bytes);
    written.add(new Written(original, text, file));
    return file;
  }

  /**
   * Links, or waits for the early link if that is the same.
   *
   * @param meanwhile what there is to do while the linker runs
   */
  LinkerRun.Result run(LinkCommand command, Runnable meanwhile) {
    try (LinkerRun run = started(command)) {
      meanwhile.run();
      return run.await();
    }
  }

  private LinkerRun started(LinkCommand command) {
    LinkerRun begun = early;
    early = null;
    if (begun != null && pending != null) {
      guessedRight = command.withOutput(pending).arguments().equals(earlyArguments);
      if (guessedRight) {
        return begun;
      }
      begun.close();
      pending = null; // Nobody knows what it left there.
    }
    if (pending == null) {
      pending = workspace.pending();
    }
    guessedRight = false;
    return linker.apply(command.withOutput(pending));
  }

  /** Where the last run has written to. */
  Path output() {
    if (pending == null) {
      throw new IllegalStateException("nothing has been linked");
    }
    return pending;
  }

  /**
   * Makes the scripts of this link the next one's guess.
   *
   * @param roots the scripts of the command line
   * @param files what was written of them
   */
  void remember(List<LinkerScript> roots, IdentityHashMap<LinkerScript, Path> files) {
    if (guessedRight) {
      return;
    }
    List<LastScripts.Script> scripts = new ArrayList<>();
    for (Written script : written) {
      String text = script.text();
      for (int i = 0; i < scripts.size(); i++) {
        text = text.replace(written.get(i).file().toString(), LastScripts.reference(i));
      }
      int argument = -1;
      for (int i = 0; i < roots.size(); i++) {
        argument = script.file().equals(files.get(roots.get(i))) ? i : argument;
      }
      scripts.add(new LastScripts.Script(argument, script.original().toString(), text));
    }
    last.store(scripts);
  }

  @Override
  public void close() {
    if (early != null) {
      early.close();
    }
  }
}
