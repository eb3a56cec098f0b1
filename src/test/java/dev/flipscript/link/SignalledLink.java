package dev.flipscript.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that links without end, for {@link SignalTest} to end it. */
final class SignalledLink {

  private SignalledLink() {}

  /**
   * Starts a link.
   *
   * @param arguments the temporary folder, the output, then what the fake linker is to do
   */
  public static void main(String[] arguments) {
    Path cwd = Path.of("").toAbsolutePath();
    List<String> all = List.of(arguments);
    try (Workspace workspace = Workspace.open(cwd, all.get(1), Map.of("TMPDIR", all.get(0)))) {
      workspace.write("memory.x", "MEMORY {}".getBytes(StandardCharsets.UTF_8));
      Path pending = workspace.pending();
      List<String> tasks = new java.util.ArrayList<>(List.of("write=" + pending));
      tasks.addAll(all.subList(2, all.size()));
      LinkerRun.start(FakeLinker.LLD, tasks, cwd, workspace).await();
      workspace.publish(pending);
    } catch (LinkException e) {
      System.err.print(e.render());
      System.exit(e.exitCode());
    }
  }
}
