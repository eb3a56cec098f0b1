package dev.flipscript.link;

import dev.flipscript.flip.FlipSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all runs of the linker in one link have in common.
 *
 * @param cwd the folder to run in
 */
record Linking(RealLinker linker, FlipSettings settings, Path cwd, Workspace workspace) {

  /** Starts the linker without waiting for it. */
  LinkerRun start(LinkCommand command) {
    return LinkerRun.start(linker, command.arguments(), cwd, workspace);
  }

  /** Runs the linker. */
  LinkerRun.Result run(LinkCommand command) {
    try (LinkerRun run = start(command)) {
      return run.await();
    }
  }

  /**
   * All that the plan of a link depends on besides the scripts and the program: where two links do
   * not differ in it and in the scripts, equal images are measured to equal plans.
   */
  List<String> manner(LinkCommand command) {
    List<String> manner = new ArrayList<>();
    manner.add(ourselves());
    manner.add(linker.program().toString());
    manner.add(linker.dialect().name());
    manner.addAll(settings.texts());
    manner.addAll(command.manner());
    return manner;
  }

  /** Tells one version of the planner from another. */
  private static String ourselves() {
    String home = System.getProperty("flipscript.home");
    if (home == null) {
      return "";
    }
    File jar = new File(home, "lib/flip-script.jar");
    return jar.lastModified() + " " + jar.length();
  }
}
