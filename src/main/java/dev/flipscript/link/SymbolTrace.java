package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a linker say which files refer to symbols ({@code --trace-symbol}, ld manual, "Command-line
 * Options") and takes that out of what it prints.
 *
 * <p>lld prints {@code FILE: reference to NAME} and {@code FILE: definition of NAME} to standard
 * output, what scripts and options refer to as {@code <internal>}. GNU ld prints the same behind
 * its own name to standard error, in the user's language, and nothing of scripts. Both tell of what
 * is in a section that is collected later, of members of archives once they are fetched, of bitcode
 * and again of what it is compiled to.
 */
final class SymbolTrace {

  private static final String REFERENCE = ": reference to ";
  private static final String DEFINITION = "definition of ";
  private static final String INTERNAL = "<internal>";
  private static final String FROM_PLUGIN = " (symbol from plugin)";

  /** A space that no line breaks at, in UTF-8, whose bytes are our characters. */
  private static final String FRENCH_SPACE = "\u00C2\u00A0";

  private final Set<String> names;

  /** Behind two colons GNU ld says what a file does with a symbol, which it names last. */
  private final boolean isGnu;

  /** What is among the references. */
  private final Set<String> known = new HashSet<>();

  private boolean isUsers;

  /**
   * A trace.
   *
   * @param names of symbols, in the order in which to ask for them
   */
  SymbolTrace(RealLinker linker, Collection<String> names) {
    this.names = new LinkedHashSet<>(names);
    this.isGnu = linker.dialect() == Dialect.GNU;
  }

  /** The same link, traced. What the user has traced is the user's to read. */
  LinkCommand addTo(LinkCommand command) {
    isUsers = isTraced(command);
    List<String> options = new ArrayList<>(names.size());
    for (String name : names) {
      options.add("--trace-symbol=" + name);
    }
    return command.withExtra(options);
  }

  private static boolean isTraced(LinkCommand command) {
    for (String argument : command.arguments()) {
      if (argument.contains("trace-symbol") || argument.startsWith("-y")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a traced link said.
   *
   * @param references the names that files refer to, and those files as the linker names them; both
   *     in the order in which they were met
   * @param result of the link without the lines that the trace made
   */
  record Traced(Map<String, List<String>> references, LinkerRun.Result result) {}

  Traced read(LinkerRun.Result result) {
    Map<String, List<String>> references = new LinkedHashMap<>();
    known.clear();
    Talk output = result.output();
    Talk errors = result.errors();
    if (isGnu) {
      errors = errors.without(line -> isGnuTrace(line, result.isSuccess(), references));
    } else {
      output = output.without(line -> isLldTrace(line, references));
    }
    return new Traced(
        references, isUsers ? result : new LinkerRun.Result(result.exitCode(), output, errors));
  }

  private boolean isLldTrace(String line, Map<String, List<String>> references) {
    String name = lastWord(line, false);
    if (name == null) {
      return false;
    }
    String before = line.substring(0, line.length() - name.length());
    if (!before.endsWith(REFERENCE)) {
      return before.endsWith(DEFINITION) && before.contains(": ");
    }
    String file = before.substring(0, before.length() - REFERENCE.length());
    if (!file.equals(INTERNAL)) {
      add(references, name, file);
    }
    return true;
  }

  /**
   * In whatever language: what is not known for a definition counts as a reference. Complaints that
   * end in a name have it in quotes, which a language may have for a trace, too.
   */
  private boolean isGnuTrace(
      String line, boolean mayBeQuoted, Map<String, List<String>> references) {
    String name = lastWord(line, mayBeQuoted);
    int program = line.indexOf(": ");
    int phrase = line.lastIndexOf(": ");
    if (name == null || phrase <= program + 1) {
      return false;
    }
    if (!line.startsWith(DEFINITION, phrase + 2)) {
      String file = line.substring(program + 2, phrase);
      file = withoutEnd(withoutEnd(file, FRENCH_SPACE), FROM_PLUGIN);
      add(references, name, file);
    }
    return true;
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /** The last word, if it is one of the names. */
  private @Nullable String lastWord(String line, boolean mayBeQuoted) {
    int start = line.lastIndexOf(' ') + 1;
    int end = line.length();
    if (mayBeQuoted) {
      while (start < end && line.charAt(start) > '~') {
        start++;
      }
      while (start < end && line.charAt(end - 1) > '~') {
        end--;
      }
    }
    String word = line.substring(start, end);
    return names.contains(word) ? word : null;
  }

  private void add(Map<String, List<String>> references, String name, String file) {
    List<String> files = references.get(name);
    if (files == null) {
      files = new ArrayList<>();
      references.put(name, files);
    }
    if (known.add(name + '\n' + file)) {
      files.add(file);
    }
  }
}
