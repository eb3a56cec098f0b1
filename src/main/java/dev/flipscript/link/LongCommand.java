package dev.flipscript.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Command lines that are longer than the system takes, such as those from a response file. */
final class LongCommand {

  /** Linux takes 128 KiB in one argument and usually 2 MiB in all; Windows 32 Ki characters. */
  private static final int LIMIT = Host.isWindows() ? 30_000 : 100_000;

  private LongCommand() {}

  /** The command that runs a linker; if it is long, with a response file for the arguments. */
  static List<String> shorten(RealLinker linker, List<String> arguments, Workspace workspace) {
    List<String> command = linker.command(arguments);
    int length = 0;
    for (String argument : command) {
      length += argument.length() + 1;
    }
    if (length <= LIMIT) {
      return command;
    }
    int first = command.size() - linker.command(List.of()).size();
    List<String> rest = command.subList(command.size() - first, command.size());
    String text = quoting(linker).join(rest);
    Path file = workspace.write("arguments", text.getBytes(StandardCharsets.UTF_8));
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
