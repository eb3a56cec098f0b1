package dev.flipscript.link;

import dev.flipscript.script.FileNames;
import java.nio.file.Path;
import java.util.List;

/**
 * Command lines that are longer than the system takes, such as those from a response file, or that
 * hold names which Java cannot hand on.
 */
final class LongCommand {

  /** Linux takes 128 KiB in one argument and usually 2 MiB in all; Windows 32 Ki characters. */
  private static final int LIMIT = Host.isWindows() ? 30_000 : 100_000;

  private LongCommand() {}

  /**
   * The command that runs a linker; if it is such a one, with a response file for the arguments.
   */
  static List<String> shorten(RealLinker linker, List<String> arguments, Workspace workspace) {
    List<String> command = linker.command(arguments);
    int length = 0;
    boolean isText = true;
    for (String argument : command) {
      length += argument.length() + 1;
      isText &= FileNames.isText(argument);
    }
    if (length <= LIMIT && isText) {
      return command;
    }
    int first = command.size() - linker.command(List.of()).size();
    List<String> rest = command.subList(command.size() - first, command.size());
    String text = quoting(linker).join(rest);
    Path file = workspace.write("arguments", FileNames.encode(text));
    return linker.command(List.of("@" + file));
  }

  /** GNU tools read response files as on POSIX systems also on Windows. */
  private static Quoting quoting(RealLinker linker) {
    return switch (linker.flavour()) {
      case RUST_LLD, LLD, CLANG -> Quoting.host();
      case GNU, GCC -> Quoting.POSIX;
    };
  }
}
