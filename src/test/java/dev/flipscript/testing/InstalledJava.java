package dev.flipscript.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A Java on this machine that can run the program. */
public record InstalledJava(int version, Path home) {

  /** One of each version: the one that runs us, and those where Linux keeps them. */
  public static List<InstalledJava> all() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> all = Files.list(installed)) {
        all.filter(home -> Files.exists(home.resolve("release"))).sorted().forEach(homes::add);
      }
    }
    List<InstalledJava> javas = new ArrayList<>();
    for (Path home : homes) {
      Properties release = new Properties();
      try (var in = Files.newInputStream(home.resolve("release"))) {
        release.load(in);
      }
      String text = release.getProperty("JAVA_VERSION").replace("\"", "");
      int version = Integer.parseInt(text.split("\\.", 2)[0]);
      if (version >= 17 && javas.stream().noneMatch(java -> java.version == version)) {
        javas.add(new InstalledJava(version, home));
      }
    }
    return javas;
  }

  /** The newest that a runtime can be made of. */
  public static InstalledJava newestWithTools() throws IOException {
    return all().stream()
        .filter(java -> Files.exists(java.home.resolve("bin/jlink")))
        .max(Comparator.comparing(InstalledJava::version))
        .orElseThrow();
  }
}
