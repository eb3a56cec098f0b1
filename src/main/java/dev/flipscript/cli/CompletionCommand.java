package dev.flipscript.cli;

import dev.flipscript.link.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flip-script completion}: what a shell reads to complete our commands. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script for a shell.",
    footer = {
      "",
      "Examples: source <(flip-script completion bash)    in ~/.bashrc or ~/.zshrc",
      "          flip-script completion fish > ~/.config/fish/completions/flip-script.fish",
      "Exit: 0 done, 2 another shell."
    })
final class CompletionCommand implements Callable<Integer> {

  /** Shells that can be taught. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Parameters(paramLabel = "bash|zsh|fish", description = "the shell")
  private Shell shell = Shell.BASH;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    root.getOut().print(of(shell, root));
    root.getOut().flush();
    return ExitCode.DONE.code();
  }

  /** The script; bash and zsh read the same one. */
  static String of(Shell shell, CommandLine root) {
    return switch (shell) {
      case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
      case FISH -> FishCompletion.of(root);
    };
  }
}
