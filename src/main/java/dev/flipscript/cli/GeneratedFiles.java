package dev.flipscript.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes manual pages, completions, the commit, and what GraalVM must know; the build runs it. */
final class GeneratedFiles {

  private GeneratedFiles() {}

  /**
   * Writes them.
   *
   * @param args the folder {@code share}, the version, and the folder of the classes
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path share = Path.of(args[0]);
    CommandLine root = Commands.line();
    Path manual = share.resolve("man/man1");
    write(manual.resolve("flip-script.1"), ManPage.of(root, args[1]));
    for (CommandLine command : root.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      if (!spec.name().equals("help")) {
        write(manual.resolve(ManPage.name(spec) + ".1"), ManPage.of(command, args[1]));
      }
    }
    for (String name : List.of("ld", "gcc", "clang")) {
      write(manual.resolve("flip-script-" + name + ".1"), ".so man1/flip-script-link.1\n");
    }
    String bash = CompletionCommand.of(CompletionCommand.Shell.BASH, root);
    write(share.resolve("bash-completion/completions/flip-script"), bash);
    write(
        share.resolve("fish/vendor_completions.d/flip-script.fish"),
        CompletionCommand.of(CompletionCommand.Shell.FISH, root));
    Path classes = Path.of(args[2]);
    write(
        classes.resolve(
            "META-INF/native-image/dev.flipscript/flip-script/reachability-metadata.json"),
        NativeMetadata.of(classes));
    Path commit =
        classes
            .resolve(GeneratedFiles.class.getPackageName().replace('.', '/'))
            .resolve(VersionProvider.COMMIT);
    Files.deleteIfExists(commit);
    String described = commit();
    if (!described.isEmpty()) {
      write(commit, described);
    }
  }

  /** What git calls the sources; empty outside of a repository, or without git. */
  private static String commit() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String described = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? described : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
