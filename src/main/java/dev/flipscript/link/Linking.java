package dev.flipscript.link;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.script.Dialect;
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

  /** Of lld 11 and newer. */
  private static final List<String> ONE_THREAD = List.of("--threads=1", "--thinlto-jobs=0");

  /** Local functions keep their names, also where the user lets them be dropped. */
  private static final List<String> RELOCATIONS = List.of("--emit-relocs", "--discard-none");

  /** Starts the linker without waiting for it. */
  LinkerRun start(LinkCommand command) {
    return LinkerRun.start(linker, command.arguments(), cwd, workspace);
  }

  /**
   * The same link to measure what it lays out. Without debug information, so little is left to
   * share that lld is faster in one thread; what LTO compiles has jobs of its own.
   */
  LinkCommand measuring(LinkCommand command, Path output) {
    boolean choosesThreads = linker.dialect() == Dialect.LLD && !isToldHowMany(command);
    return command.forMeasuring(output, choosesThreads ? ONE_THREAD : List.of());
  }

  /**
   * The same link to see what reads a symbol, by the relocations that it leaves in the image.
   *
   * <p>No linker lays out otherwise for that, but nothing relies on it.
   */
  LinkCommand reading(LinkCommand command, Path output) {
    return measuring(command.withExtra(RELOCATIONS), output);
  }

  /** By {@code --threads}, {@code --thinlto-jobs}, or what drivers make of their own options. */
  private static boolean isToldHowMany(LinkCommand command) {
    for (String argument : command.arguments()) {
      if (argument.startsWith("-") && (argument.contains("threads") || argument.contains("jobs"))) {
        return true;
      }
    }
    return false;
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
    String program = System.getProperty("flipscript.program");
    String home = System.getProperty("flipscript.home");
    if (program == null && home == null) {
      return "";
    }
    File file = program == null ? new File(home, "lib/flip-script.jar") : new File(program);
    return file.lastModified() + " " + file.length();
  }
}
