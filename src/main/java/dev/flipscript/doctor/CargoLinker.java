package dev.flipscript.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which linker and which flags cargo hands to rustc.
 *
 * <p>Flags come from one place only: CARGO_ENCODED_RUSTFLAGS, else RUSTFLAGS, be it empty, else the
 * tables {@code target.…} that match, joined, else {@code build}. The linker is that of the
 * target's name, else of the one {@code cfg(…)} that matches; a {@code -C linker=} among the flags
 * comes behind it and wins.
 *
 * <p>Source: the Cargo book, build.rustflags and target.cfg.linker; tried with cargo 1.95 and 1.96.
 */
final class CargoLinker {

  private final CargoConfig config;
  private final CargoTarget target;
  private final Map<String, String> environment;
  private final Path folder;
  private final Observations observations;

  CargoLinker(
      CargoConfig config,
      CargoTarget target,
      Map<String, String> environment,
      Path folder,
      Observations observations) {
    this.config = config;
    this.target = target;
    this.environment = environment;
    this.folder = folder;
    this.observations = observations;
  }

  /**
   * Tells what is wrong with the linker; returns the flags that count.
   *
   * @param selfSized whether the scripts need no linker but rustc's own
   */
  RustFlags check(boolean selfSized) {
    RustFlags flags = RustFlags.of(flags());
    Optional<Setting> ofTarget = ofTarget();
    Optional<Setting> linker = flags.linker().isPresent() ? flags.linker() : ofTarget;
    if (flags.linker().isPresent()
        && ofTarget.isPresent()
        && !flags.linker().get().value().equals(ofTarget.get().value())) {
      observations.wrong(
          "two linkers: "
              + said(flags.linker().get())
              + ", among the rustflags, wins over "
              + said(ofTarget.get()),
          "keep one of them");
    }
    if (linker.isEmpty() && selfSized) {
      observations.ok("no linker is configured: rustc takes its own, and memory.x sizes itself");
    } else if (linker.isEmpty()) {
      observations.wrong(
          "flip-script is not in use: no linker is configured for "
              + target.triple()
              + ", so rustc takes its own",
          advice());
    } else if (!linker.get().isFlipScript()) {
      observations.wrong(
          "flip-script is not in use: the linker is " + said(linker.get()),
          linker.get().program().equals("flip-link")
              ? "put flip-script in its place; nothing else has to change"
              : "put flip-script in its place; it finds rust-lld by itself, and others by"
                  + " --flip-linker");
    } else {
      found(linker.get());
    }
    if (linker.isEmpty() ? !selfSized : !linker.get().isFlipScript()) {
      elsewhere();
    }
    return flags;
  }

  private String advice() {
    return "in .cargo/config.toml, below [target."
        + target.triple()
        + "]: linker = \"flip-script\"";
  }

  private static String said(Setting setting) {
    return setting.value() + " (" + setting.place() + ")";
  }

  private void found(Setting linker) {
    if (linker.value().contains("/")) {
      Path program = linker.base().resolve(linker.value()).normalize();
      if (!Files.isExecutable(program)) {
        observations.wrong(
            "linker " + said(linker) + " is not there, or cannot be run",
            "a path in a configuration is relative to the folder that holds .cargo");
        return;
      }
    } else if (!isOnPath(linker.value())) {
      observations.wrong(
          "linker " + said(linker) + " is not on PATH",
          "add the folder bin of flip-script to PATH, or give its path as the linker");
      return;
    }
    observations.ok("the linker is " + said(linker));
  }

  private boolean isOnPath(String name) {
    for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()
          && (Files.isExecutable(folder.resolve(entry).resolve(name))
              || Files.isExecutable(folder.resolve(entry).resolve(name + ".exe")))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Setting> ofTarget() {
    Optional<Setting> named = config.text("target", target.triple(), "linker");
    String variable = environment.get(target.variable("LINKER"));
    if (variable != null && !variable.isEmpty()) {
      Setting set = new Setting(variable, target.variable("LINKER"), folder);
      if (named.isPresent() && named.get().isFlipScript() && !set.isFlipScript()) {
        observations.wrong(
            said(named.get()) + " is overridden by " + set.place() + "=" + set.value(),
            "unset the variable");
      }
      return Optional.of(set);
    }
    if (named.isPresent()) {
      return named;
    }
    List<Setting> matching = new ArrayList<>();
    for (String key : config.targets()) {
      if (key.startsWith("cfg(") && target.is(key)) {
        config.text("target", key, "linker").ifPresent(matching::add);
      }
    }
    if (matching.size() > 1) {
      observations.wrong(
          "two tables target.'cfg(...)' match and name a linker, "
              + said(matching.get(0))
              + " and "
              + said(matching.get(1))
              + ": cargo refuses that",
          "keep one of them");
    }
    return matching.stream().findFirst();
  }

  /** Where flip-script is named in vain. */
  private void elsewhere() {
    for (String key : config.targets()) {
      Optional<Setting> linker = config.text("target", key, "linker");
      if (linker.isPresent() && linker.get().isFlipScript() && !target.is(key)) {
        observations.wrong(
            said(linker.get()) + " is for " + key + ", not for " + target.triple(),
            "name the table after the target that is built");
      }
    }
    for (String table : List.of("build", "profile", "package")) {
      config
          .text(table, "linker")
          .ifPresent(
              linker ->
                  observations.wrong(
                      said(linker) + " is ignored: there is no linker in the table " + table,
                      advice()));
    }
  }

  private List<Setting> flags() {
    List<Setting> ofTables = new ArrayList<>(config.words("target", target.triple(), "rustflags"));
    ofTables.addAll(variable(target.variable("RUSTFLAGS"), "\\s+"));
    for (String key : config.targets()) {
      if (key.startsWith("cfg(") && target.is(key)) {
        ofTables.addAll(config.words("target", key, "rustflags"));
      }
    }
    List<Setting> ofBuild = new ArrayList<>(config.words("build", "rustflags"));
    ofBuild.addAll(variable("CARGO_BUILD_RUSTFLAGS", "\\s+"));
    List<Setting> ofConfig = ofTables.isEmpty() ? ofBuild : ofTables;
    if (!ofTables.isEmpty()) {
      lost(ofBuild, "those of the target, " + ofTables.get(0).place());
    }
    for (String name : List.of("CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS")) {
      if (environment.containsKey(name)) {
        lost(ofConfig, name + " in the environment");
        return variable(name, name.equals("RUSTFLAGS") ? "\\s+" : "\u001f");
      }
    }
    return ofConfig;
  }

  private void lost(List<Setting> flags, String winner) {
    if (RustFlags.of(flags).reachLinker()) {
      observations.wrong(
          "the rustflags of " + flags.get(0).place() + " are ignored in favour of " + winner,
          "cargo takes rustflags from one place only; put all of them there");
    }
  }

  private List<Setting> variable(String name, String separator) {
    List<Setting> words = new ArrayList<>();
    for (String word : environment.getOrDefault(name, "").strip().split(separator, -1)) {
      if (!word.isEmpty()) {
        words.add(new Setting(word, name, folder));
      }
    }
    return words;
  }
}
