package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project of cargo. */
final class CargoProject {

  /** What to suppose if neither the user nor the configuration names a target. */
  private static final List<String> USUAL =
      List.of("thumbv7em-none-eabihf", "thumbv6m-none-eabi", "riscv32imac-unknown-none-elf");

  private final Path folder;
  private final Map<String, String> environment;
  private final Places places;
  private final Observations observations = new Observations();

  CargoProject(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
    this.places = new Places(folder);
  }

  /**
   * Looks at it.
   *
   * @param wanted the target that is built, if the user says
   */
  Report examine(CargoPackage root, Optional<String> wanted) throws IOException {
    CargoConfig config = CargoConfig.read(folder, environment, places, observations);
    Path workspace = root.workspace();
    CargoTarget target = new CargoTarget(wanted.orElseGet(() -> target(config)));
    RustFlags flags =
        new CargoLinker(config, target, environment, folder, observations).check(selfSized(root));
    unread(root, workspace);
    TargetFolder built = TargetFolder.of(workspace, config, target, environment);
    for (CargoPackage each : root.packages()) {
      List<Setting> arguments = new ArrayList<>(flags.arguments());
      Optional<Path> script = each.buildScript();
      if (script.isPresent()) {
        arguments.addAll(BuildScript.linkArguments(script.get(), places, observations));
      }
      CargoScripts scripts =
          new CargoScripts(
              workspace, each, built, config.environment(environment), places, observations);
      if (!scripts.check(arguments, flags.folders())) {
        new FaultHandlers(places, observations).check(each, target);
      }
    }
    return new Report(
        "cargo project " + root.name() + " for " + target.triple(), observations.all());
  }

  private String target(CargoConfig config) {
    String variable = environment.getOrDefault("CARGO_BUILD_TARGET", "");
    if (!variable.isEmpty()) {
      return variable;
    }
    List<Setting> configured = config.words("build", "target");
    if (!configured.isEmpty()) {
      return configured.get(configured.size() - 1).value();
    }
    String supposed =
        config.targets().stream()
            .filter(key -> key.contains("-none"))
            .findFirst()
            .orElseGet(
                () ->
                    USUAL.stream()
                        .filter(
                            triple ->
                                config.targets().stream().anyMatch(new CargoTarget(triple)::is))
                        .findFirst()
                        .orElse(USUAL.get(0)));
    observations.note("no build.target is configured; --target says which: " + supposed + " here");
    return supposed;
  }

  private static boolean selfSized(CargoPackage root) throws IOException {
    for (CargoPackage each : root.packages()) {
      if (LinkedScripts.isSelfSized(each.folder().resolve("memory.x"))) {
        return true;
      }
    }
    return false;
  }

  /** Configurations in the folders of members, which cargo does not read from here. */
  private void unread(CargoPackage root, Path workspace) throws IOException {
    if (!folder.equals(workspace)) {
      return;
    }
    for (CargoPackage member : root.packages()) {
      Path config = member.folder().resolve(".cargo/config.toml");
      if (!member.folder().equals(folder) && Files.isRegularFile(config)) {
        observations.wrong(
            places.of(config) + " is not read when cargo is started in the workspace's folder",
            "move it to the .cargo of the workspace");
      }
    }
  }
}
