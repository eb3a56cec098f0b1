package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import java.nio.file.Path;
import java.util.List;

/**
 * Has lld keep the code that ThinLTO makes of bitcode in the measuring link and take it from there
 * in the final one, by its own cache, whose keys are all that the code depends on. Nothing like it
 * is to be had for full LTO, nor for GNU ld: the compiled object cannot stand in for bitcode in
 * archives, of which the linker takes what nothing else has defined.
 */
final class LtoCache {

  private static final String OPTION = "--thinlto-cache-dir=";

  private final List<String> options;

  private LtoCache(List<String> options) {
    this.options = options;
  }

  /** A cache for this link alone, if it has bitcode and no cache of its own. */
  static LtoCache of(LinkCommand command, RealLinker linker, Path cwd, Workspace workspace) {
    boolean helps =
        linker.dialect() == Dialect.LLD && hasBitcode(command, cwd) && !hasCache(command);
    return new LtoCache(helps ? List.of(OPTION + workspace.compiled()) : List.of());
  }

  /** The same link with the cache. */
  LinkCommand addTo(LinkCommand command) {
    return options.isEmpty() ? command : command.withExtra(options);
  }

  private static boolean hasBitcode(LinkCommand command, Path cwd) {
    for (String input : command.inputs()) {
      if (InputFile.isBitcode(cwd, input)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCache(LinkCommand command) {
    for (String argument : command.arguments()) {
      if (argument.contains("-thinlto-cache-dir=")) {
        return true;
      }
    }
    return false;
  }
}
