package dev.flipscript.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The linker and the flags that the doctor finds are those that cargo hands to rustc. (The build
 * itself fails: there is no such linker, and perhaps no library for the target.)
 */
class CargoLinkerIT {

  private static final String TARGET = "thumbv7m-none-eabi";
  private static final Pattern LINKER = Pattern.compile("-C linker=([^\\s`]+)");
  private static final Pattern ARGUMENT = Pattern.compile("link-arg=([^\\s`]+)");
  private static final Pattern FOUND = Pattern.compile("the linker is (\\S+) \\(");

  private static final String ALL =
      """
      [build]
      rustflags = ["-C", "link-arg=build"]
      [target.thumbv7m-none-eabi]
      linker = "of-triple"
      rustflags = ["-C", "link-arg=triple"]
      [target.'cfg(target_os = "none")']
      linker = "of-cfg"
      rustflags = "-C link-arg=cfg"
      """;

  private static final String BUILD =
      """
      [build]
      rustflags = ["-C", "link-arg=build"]
      [target.'cfg(all(target_arch = "arm", target_os = "none"))']
      linker = "of-cfg"
      """;

  private static final String BOTH =
      """
      [target.'cfg(target_arch = "arm")']
      linker = "of-cfg"
      rustflags = ["-Clink-arg=one", "-C", "linker=of-flags", "-C", "link-arg=two"]
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALL   | ''
          BUILD | ''
          BOTH  | ''
          ALL   | RUSTFLAGS=-C link-arg=env
          ALL   | RUSTFLAGS=
          ALL   | RUSTFLAGS=-C link-arg=env;CARGO_ENCODED_RUSTFLAGS=-Clink-arg=encoded
          ALL   | CARGO_TARGET_THUMBV7M_NONE_EABI_LINKER=of-env
          ALL   | CARGO_TARGET_THUMBV7M_NONE_EABI_RUSTFLAGS=-C link-arg=env
          ALL   | CARGO_BUILD_RUSTFLAGS=-C link-arg=env
          BUILD | CARGO_BUILD_RUSTFLAGS=-C link-arg=env
          BOTH  | CARGO_TARGET_THUMBV7M_NONE_EABI_LINKER=of-env
          """)
  void readsAsCargoDoes(String config, String variables) throws IOException {
    Path root = folder.toRealPath();
    Files.writeString(
        root.resolve("Cargo.toml"),
        "[package]\nname = \"firmware\"\nversion = \"0.1.0\"\n[workspace]\n");
    Files.createDirectories(root.resolve("src"));
    Files.writeString(root.resolve("src/main.rs"), "#![no_std]\n#![no_main]\n");
    Files.createDirectories(root.resolve(".cargo"));
    String text =
        switch (config) {
          case "ALL" -> ALL;
          case "BUILD" -> BUILD;
          default -> BOTH;
        };
    Files.writeString(root.resolve(".cargo/config.toml"), text);
    Map<String, String> environment = new HashMap<>();
    Run cargo =
        Run.command(Tools.onPath("cargo"), "build", "-v", "--offline", "--target", TARGET)
            .in(root)
            .env("CARGO_TARGET_DIR", root.resolve("target"));
    for (String variable : variables.split(";", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    environment.forEach(cargo::env);

    String said = cargo.run().err();
    String running = said.lines().filter(l -> l.contains("Running `")).findFirst().orElse("");

    Observations observations = new Observations();
    CargoConfig read = CargoConfig.read(root, environment, new Places(root), observations);
    RustFlags flags =
        new CargoLinker(read, new CargoTarget(TARGET), environment, root, observations)
            .check(false);
    List<String> linkers = all(LINKER, running);
    assertThat(linkers).as(said).isNotEmpty();
    assertThat(all(FOUND, observations.all().toString()))
        .containsExactly(linkers.get(linkers.size() - 1));
    assertThat(flags.arguments().stream().map(Setting::value))
        .containsExactlyElementsOf(all(ARGUMENT, running));
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
