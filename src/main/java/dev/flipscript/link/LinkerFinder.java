package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the real linker: the one the user names, else by the name we were started under. {@code
 * flip-script} looks for lld, which is what rustc's bare-metal targets use; {@code flip-script-ld},
 * {@code -gcc} and {@code -clang} for the tool of that name and the machine of the inputs.
 */
public final class LinkerFinder {

  private static final int NEWEST_LLD = 40;
  private static final int OLDEST_LLD = 11;

  private final Path cwd;
  private final Programs programs;
  private final List<String> lookedFor = new ArrayList<>();

  /**
   * A finder.
   *
   * @param cwd the folder we were started in
   * @param home the folder we are installed in
   */
  public LinkerFinder(Map<String, String> environment, Path cwd, Optional<Path> home) {
    this.cwd = cwd;
    programs = new Programs(environment, home.orElse(null));
  }

  /**
   * The real linker for a command line.
   *
   * @param startedAs the file name we were started under
   * @param named the linker the user names
   * @throws LinkException that lists every place looked in
   */
  public RealLinker find(String startedAs, Optional<String> named, LinkCommand command) {
    checkFlavor(command.arguments());
    RealLinker linker = named.isPresent() ? named(named.get()) : byName(startedAs, command);
    if (linker == null) {
      throw notFound();
    }
    return linker.calling(command.arguments());
  }

  private static void checkFlavor(List<String> arguments) {
    if (arguments.size() > 1 && arguments.get(0).equals("-flavor")) {
      String flavor = arguments.get(1);
      if (!flavor.equals("gnu") && !flavor.equals("ld") && !flavor.equals("ld.lld")) {
        throw LinkException.refused(
            "-flavor " + flavor + ": only GNU-style linking is for bare metal");
      }
    }
  }

  private RealLinker named(String name) {
    boolean isPath = name.indexOf('/') >= 0 || (Host.isWindows() && name.indexOf('\\') >= 0);
    Path program = isPath ? cwd.resolve(name) : programs.onPath(name);
    if (program == null) {
      throw LinkException.refused(
          "linker " + name + " not found on PATH (" + programs.path() + ")",
          "give --flip-linker or FLIP_SCRIPT_LINKER a linker's name or path");
    }
    if (!Programs.isProgram(program)) {
      throw LinkException.refused(
          "linker " + name + " is not a program that can be run",
          "give --flip-linker or FLIP_SCRIPT_LINKER a linker's name or path");
    }
    if (programs.isOurs(program)) {
      throw LinkException.refused(
          "linker " + name + " is flip-script itself",
          "give --flip-linker or FLIP_SCRIPT_LINKER the real linker");
    }
    return new RealLinker(program, LinkerVersion.flavour(program));
  }

  private @Nullable RealLinker byName(String startedAs, LinkCommand command) {
    Flavour wanted = LinkerNames.flavour(startedAs);
    boolean ownName = startedAs.startsWith("flip-script");
    if (wanted != null && !ownName) {
      // A link of that name to us stands before the real one on PATH.
      return onPath(startedAs, wanted);
    }
    if (wanted == null) {
      wanted = command.style() == Style.DRIVER ? Flavour.GCC : Flavour.RUST_LLD;
    }
    return switch (wanted) {
      case RUST_LLD, LLD -> lld();
      case GNU -> prefixed("-ld", wanted, command);
      case GCC -> prefixed("-gcc", wanted, command);
      case CLANG -> newest("clang", wanted);
    };
  }

  private @Nullable RealLinker lld() {
    RealLinker linker = onPath("rust-lld", Flavour.RUST_LLD);
    if (linker == null) {
      linker = inSysroot();
    }
    return linker != null ? linker : newest("ld.lld", Flavour.LLD);
  }

  private @Nullable RealLinker inSysroot() {
    Path rustc = programs.onPath("rustc");
    if (rustc == null) {
      lookedFor.add("rust-lld in rustc's sysroot (there is no rustc on PATH)");
      return null;
    }
    String sysroot = LinkerVersion.output(List.of(rustc.toString(), "--print", "sysroot")).strip();
    Path hosts = Path.of(sysroot).resolve("lib").resolve("rustlib");
    lookedFor.add("rust-lld in " + hosts + "/*/bin");
    if (sysroot.isEmpty() || !Files.isDirectory(hosts)) {
      return null;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(hosts)) {
      for (Path host : all) {
        Path program = programs.in(host.resolve("bin"), "rust-lld");
        if (program != null) {
          return new RealLinker(program, Flavour.RUST_LLD);
        }
      }
    } catch (IOException e) {
      throw LinkException.refused("cannot list " + hosts + ": " + Failures.reason(e));
    }
    return null;
  }

  /** A program without a version in its name, else with the greatest. */
  private @Nullable RealLinker newest(String name, Flavour flavour) {
    RealLinker linker = onPath(name, flavour);
    if (linker == null) {
      lookedFor.add(name + "-N on PATH");
    }
    for (int version = NEWEST_LLD; linker == null && version >= OLDEST_LLD; version--) {
      Path program = programs.onPath(name + "-" + version);
      linker = program == null ? null : new RealLinker(program, flavour);
    }
    return linker;
  }

  private @Nullable RealLinker prefixed(String suffix, Flavour flavour, LinkCommand command) {
    List<String> prefixes = LinkerNames.prefixes(machine(command));
    if (prefixes.isEmpty()) {
      lookedFor.add("*" + suffix + ", but neither options nor input files tell the machine");
    }
    for (String prefix : prefixes) {
      RealLinker linker = onPath(prefix + suffix, flavour);
      if (linker != null) {
        return linker;
      }
    }
    return null;
  }

  private int machine(LinkCommand command) {
    int machine = LinkerNames.machine(command.emulation().orElse(""));
    if (command.style() == Style.DRIVER) {
      for (String argument : command.arguments()) {
        machine = machine == 0 ? LinkerNames.machine(argument) : machine;
      }
    }
    for (String input : command.inputs()) {
      if (machine != 0) {
        break;
      }
      machine = InputFile.machine(cwd, input);
    }
    return machine;
  }

  private @Nullable RealLinker onPath(String name, Flavour flavour) {
    Path program = programs.onPath(name);
    if (program == null) {
      lookedFor.add(name + " on PATH");
      return null;
    }
    return new RealLinker(program, flavour);
  }

  private LinkException notFound() {
    return LinkException.refused(
        "no linker found; looked for "
            + String.join(", ", lookedFor)
            + "; PATH is "
            + programs.path(),
        "install one, or name it with --flip-linker=PROGRAM (rustc: -C"
            + " link-arg=--flip-linker=PROGRAM) or FLIP_SCRIPT_LINKER=PROGRAM");
  }
}
