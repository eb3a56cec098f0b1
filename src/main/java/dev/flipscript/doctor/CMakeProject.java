package dev.flipscript.doctor;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.link.Flavour;
import dev.flipscript.link.FlipOptions;
import dev.flipscript.link.LinkCommand;
import dev.flipscript.link.LinkException;
import dev.flipscript.link.RealLinker;
import dev.flipscript.link.ScriptArgument;
import dev.flipscript.link.ScriptSearch;
import dev.flipscript.link.Style;
import dev.flipscript.memory.MappedRegion;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project of CMake: what its files name, and the link commands of the folders it was built in.
 *
 * <p>The Makefile generators leave each link command in a {@code link.txt}; the Ninja generator in
 * {@code build.ninja}.
 */
final class CMakeProject {

  private static final int DEPTH = 5;

  private final Path folder;
  private final Map<String, String> environment;
  private final Places places;
  private final Observations observations = new Observations();

  CMakeProject(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
    this.places = new Places(folder);
  }

  Report examine() throws IOException {
    List<Path> caches = files("CMakeCache.txt");
    boolean named = false;
    for (Path file : sources()) {
      named |= names(file);
    }
    for (Path cache : caches) {
      built(cache.resolveSibling("").normalize());
    }
    if (!named && caches.isEmpty()) {
      observations.wrong(
          "flip-script is not in use: no file of CMake here names it",
          "set CMAKE_C_LINK_EXECUTABLE in the toolchain file, as docs/cmake.md shows");
    } else if (caches.isEmpty()) {
      observations.note("not built yet here: configure and build once, and ask again");
    }
    if ("off".equals(environment.get("FLIP_SCRIPT"))) {
      observations.wrong("FLIP_SCRIPT=off in the environment switches flipping off", "unset it");
    }
    return new Report("CMake project " + folder.getFileName(), observations.all());
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return all.filter(file -> file.getFileName().toString().equals(name)).sorted().toList();
    }
  }

  /** CMake files that are not made by CMake itself. */
  private List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return all.filter(
              file ->
                  (file.toString().endsWith(".cmake") || file.endsWith("CMakeLists.txt"))
                      && !folder.relativize(file).toString().contains("CMakeFiles"))
          .sorted()
          .toList();
    }
  }

  private boolean names(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int comment = line.indexOf('#');
      String code = comment < 0 ? line : line.substring(0, comment);
      if (code.contains("flip-script")) {
        observations.ok("flip-script is named in " + places.of(file, i + 1));
        return true;
      }
    }
    return false;
  }

  private void built(Path build) throws IOException {
    List<Path> commands;
    try (Stream<Path> all = Files.walk(build)) {
      commands = all.filter(file -> file.endsWith("link.txt")).sorted().toList();
    }
    for (Path file : commands) {
      for (String line : Files.readAllLines(file)) {
        link(file, line.strip(), build);
      }
    }
    Path ninja = build.resolve("build.ninja");
    if (commands.isEmpty() && Files.isRegularFile(ninja)) {
      if (Files.readString(build.resolve("CMakeFiles/rules.ninja")).contains("flip-script")) {
        observations.ok(places.of(build) + " links with flip-script");
      } else {
        observations.wrong(places.of(build) + " links without flip-script", advice());
      }
    }
  }

  private static String advice() {
    return "delete the folder and configure it anew: CMake keeps the first toolchain";
  }

  /** One command line as CMake writes it for the shell; words with blanks are in quotes. */
  private void link(Path file, String line, Path build) throws IOException {
    List<String> words = words(line);
    if (words.isEmpty() || !words.contains("-o")) {
      return;
    }
    String output = words.get(words.indexOf("-o") + 1);
    Setting program = new Setting(words.get(0), places.of(file), build);
    if (!program.isFlipScript()) {
      observations.wrong(
          places.of(build.resolve(output)) + " is linked by " + program.program(), advice());
      return;
    }
    observations.ok(places.of(build.resolve(output)) + " is linked by " + program.program());
    scripts(words.subList(1, words.size()), program.program(), build, build.resolve(output));
  }

  private void scripts(List<String> words, String program, Path build, Path output)
      throws IOException {
    boolean lld = program.endsWith("clang") || program.equals("flip-script");
    Style style =
        program.endsWith("-ld") || program.equals("flip-script") ? Style.LINKER : Style.DRIVER;
    FlipSettings settings = FlipSettings.DEFAULT;
    List<String> rest = words;
    try {
      FlipOptions options = FlipOptions.extract(words, style, environment);
      settings = options.settings();
      rest = options.rest();
    } catch (LinkException e) {
      observations.wrong(
          String.valueOf(e.getMessage()), e.hint().orElse("flip-script link --help"));
    }
    // The driver's own folders would need the driver; a script is seldom there.
    RealLinker linker = new RealLinker(Path.of("ld"), lld ? Flavour.LLD : Flavour.GNU);
    LinkCommand command = LinkCommand.parse(rest, style);
    ScriptSearch search = new ScriptSearch(command, linker, build);
    List<Source> sources = new ArrayList<>();
    for (ScriptArgument script : command.scripts(build)) {
      Optional<Source> source = search.find(script);
      if (source.isEmpty()) {
        observations.wrong(script.name() + " is not found", "flip-script explain no-script");
        return;
      }
      sources.add(Source.of(build.resolve(source.get().name()).toString(), source.get().bytes()));
    }
    if (sources.isEmpty()) {
      observations.wrong(
          "no linker script is named: there is no -T", "flip-script explain no-script");
      return;
    }
    ScriptSearch.Includes includes = search.includes(command.scripts(build).get(0));
    LinkedScripts linked = new LinkedScripts(places, settings, observations);
    Optional<MappedRegion> region =
        linked.check(
            () -> ScriptSet.load(sources, includes, linker.flavour().dialect()),
            linker.flavour().dialect());
    if (region.isPresent() && Files.isRegularFile(output)) {
      linked.images(List.of(output), region.get());
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + " ").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
