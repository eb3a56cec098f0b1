package dev.flipscript.cli;

import dev.flipscript.script.ast.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the builder of the native executable cannot see: the resources, and the records whose
 * components {@code parse --ast} looks at by reflection (GraalVM, "Reachability Metadata"). That of
 * picocli's classes is its own annotation processor's.
 */
final class NativeMetadata {

  private static final List<String> RESOURCES =
      List.of(VersionProvider.COMMIT, "demo/*", "errors/*.md");

  private NativeMetadata() {}

  /**
   * The text of the file {@code reachability-metadata.json}.
   *
   * @param classes the folder of all classes
   */
  static String of(Path classes) throws IOException {
    String resources =
        RESOURCES.stream()
            .map(name -> "    { \"glob\": \"dev/flipscript/cli/" + name + "\" }")
            .collect(Collectors.joining(",\n"));
    String records =
        records(classes).stream()
            .map(name -> "    { \"type\": \"" + name + "\", \"allPublicMethods\": true }")
            .collect(Collectors.joining(",\n"));
    return "{\n  \"resources\": [\n"
        + resources
        + "\n  ],\n  \"reflection\": [\n"
        + records
        + "\n  ]\n}\n";
  }

  /** The records of the tree, by their binary names. */
  private static List<String> records(Path classes) throws IOException {
    String tree = Node.class.getPackageName();
    try (Stream<Path> files = Files.list(classes.resolve(tree.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-"))
          .map(name -> tree + "." + name.substring(0, name.length() - ".class".length()))
          .filter(NativeMetadata::isRecord)
          .sorted()
          .toList();
    }
  }

  private static boolean isRecord(String name) {
    try {
      return Class.forName(name).isRecord();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
