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
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scripts that a link by cargo reads, as far as they are there. */
final class CargoScripts {

  private static final RealLinker LINKER = new RealLinker(Path.of("rust-lld"), Flavour.RUST_LLD);

  private final Path workspace;
  private final CargoPackage of;
  private final TargetFolder built;
  private final Map<String, String> environment;
  private final Places places;
  private final Observations observations;

  CargoScripts(
      Path workspace,
      CargoPackage of,
      TargetFolder built,
      Map<String, String> environment,
      Places places,
      Observations observations) {
    this.workspace = workspace;
    this.of = of;
    this.built = built;
    this.environment = environment;
    this.places = places;
    this.observations = observations;
  }

  /**
   * Tells about the scripts behind these linker arguments, and the images linked with them.
   *
   * @return whether it could be told of an image what its fault handler does
   */
  boolean check(List<Setting> arguments, List<Setting> folders) throws IOException {
    List<Path> search = new ArrayList<>();
    folders.forEach(folder -> search.add(workspace.resolve(folder.value())));
    search.addAll(built.searchFolders());
    shadowed(search);
    FlipOptions options = options(arguments);
    List<String> words = new ArrayList<>();
    search.forEach(folder -> words.addAll(List.of("-L", folder.toString())));
    words.addAll(options.rest());
    LinkCommand command = LinkCommand.parse(words, Style.LINKER);
    LinkedScripts linked = new LinkedScripts(places, options.settings(), observations);
    Optional<MappedRegion> region =
        named(command, arguments)
            ? linked.check(() -> load(command), Dialect.LLD)
            : memory(search).flatMap(memory -> linked.check(() -> alone(memory), Dialect.LLD));
    return region.isPresent() && linked.images(built.images(), region.get());
  }

  private FlipOptions options(List<Setting> arguments) {
    List<String> words = arguments.stream().map(Setting::value).toList();
    try {
      FlipOptions options = FlipOptions.extract(words, Style.LINKER, environment);
      if (!options.enabled()) {
        observations.wrong(
            "flipping is switched off, by --flip=off or FLIP_SCRIPT=off", "leave it out");
      }
      return options;
    } catch (LinkException e) {
      observations.wrong(
          String.valueOf(e.getMessage()), e.hint().orElse("flip-script link --help"));
      List<String> others = words.stream().filter(word -> !word.startsWith("--flip")).toList();
      return new FlipOptions(
          true,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          FlipSettings.DEFAULT,
          others);
    }
  }

  /** Whether the scripts are named, each once, and there. */
  private boolean named(LinkCommand command, List<Setting> arguments) {
    List<ScriptArgument> scripts = command.scripts(workspace);
    if (scripts.isEmpty()) {
      observations.wrong(
          "no linker script is named: there is no -T among the rustflags and in build.rs",
          of.dependsOn("riscv-rt")
              ? "riscv-rt wants rustflags = [\"-C\", \"link-arg=-Tmemory.x\", \"-C\","
                  + " \"link-arg=-Tlink.x\"]"
              : "cortex-m-rt wants rustflags = [\"-C\", \"link-arg=-Tlink.x\"]");
      return false;
    }
    boolean all = true;
    ScriptSearch search = new ScriptSearch(command, LINKER, workspace);
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (ScriptArgument script : scripts) {
      if (!once.add(script.name())) {
        all = false;
        if (!twice.add(script.name())) {
          continue;
        }
        observations.wrong(
            script.name() + " is named twice: " + placesOf(script.name(), arguments),
            "keep one of them, or the linker finds every region defined twice");
      } else if (search.find(script).isEmpty()) {
        all = false;
        if (built.profile().isPresent()) {
          observations.wrong(
              script.name() + " is not found in the current folder nor in any -L",
              "flip-script explain no-script");
        } else {
          observations.note(
              script.name()
                  + " is not there yet; if a build script makes it, build once and ask again");
        }
      }
    }
    return all;
  }

  private static String placesOf(String name, List<Setting> arguments) {
    return String.join(
        ", ",
        arguments.stream()
            .filter(argument -> argument.value().endsWith(name))
            .map(Setting::place)
            .toList());
  }

  private ScriptSet load(LinkCommand command) {
    ScriptSearch search = new ScriptSearch(command, LINKER, workspace);
    List<Source> sources = new ArrayList<>();
    IdentityHashMap<Source, ScriptSearch.Includes> includes = new IdentityHashMap<>();
    for (ScriptArgument script : command.scripts(workspace)) {
      Source source = search.find(script).orElseThrow();
      sources.add(source);
      includes.put(source, search.includes(script));
    }
    return ScriptSet.load(
        sources,
        (name, includer) -> {
          ScriptSearch.Includes of = includes.get(includer);
          Optional<Source> found = of == null ? Optional.empty() : of.find(name, includer);
          found.ifPresent(source -> includes.put(source, of));
          return found;
        },
        Dialect.LLD);
  }

  private static ScriptSet alone(Path memory) {
    try {
      return ScriptSet.load(
          List.of(Source.read(memory)),
          (name, includer) -> Optional.empty(),
          Dialect.LLD,
          ScriptSet.Missing.IGNORE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The memory.x that counts, or the one of the package, which its build script may copy. */
  private Optional<Path> memory(List<Path> search) {
    List<Path> folders = new ArrayList<>(List.of(workspace));
    folders.addAll(search);
    folders.add(of.folder());
    return folders.stream()
        .map(folder -> folder.resolve("memory.x"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** A memory.x beside the workspace's Cargo.toml is found before all others. */
  private void shadowed(List<Path> search) throws IOException {
    Path first = workspace.resolve("memory.x");
    if (!Files.isRegularFile(first)) {
      return;
    }
    List<Path> folders = new ArrayList<>(search);
    folders.add(of.folder());
    for (Path folder : folders) {
      Path other = folder.resolve("memory.x");
      if (Files.isRegularFile(other)
          && !Files.isSameFile(first, other)
          && Files.mismatch(first, other) >= 0) {
        observations.wrong(
            places.of(other)
                + " does not count: "
                + places.of(first)
                + ", which says otherwise, lies in the folder where the linker runs and wins",
            "delete one of them");
      }
    }
  }
}
