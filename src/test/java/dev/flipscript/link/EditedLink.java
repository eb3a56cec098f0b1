package dev.flipscript.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Links an {@link EditedProject} as its places say. */
final class EditedLink {

  /**
   * How a link ended.
   *
   * @param files what it wrote, by its content
   */
  record Linked(int code, String out, String err, Map<String, String> files) {

    /** What is not as in another link. */
    List<String> differences(Linked other) {
      List<String> differences = new ArrayList<>();
      if (code != other.code || !out.equals(other.out) || !err.equals(other.err)) {
        differences.add(
            code + " " + out + err + " instead of " + other.code + " " + other.out + other.err);
      }
      if (!files.keySet().equals(other.files.keySet())) {
        differences.add(files.keySet() + " instead of " + other.files.keySet());
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        String content = other.files.getOrDefault(file.getKey(), file.getValue());
        if (!file.getValue().equals(content)) {
          int at = Arrays.mismatch(file.getValue().toCharArray(), content.toCharArray());
          differences.add(file.getKey() + " from byte " + at + " of " + content.length());
        }
      }
      return differences;
    }
  }

  private final EditedProject project;
  private final ReportRenderer renderer;

  EditedLink(EditedProject project, ReportRenderer renderer) {
    this.project = project;
    this.renderer = renderer;
  }

  /**
   * Links where nothing was linked before.
   *
   * @param cache the value of FLIP_SCRIPT_CACHE
   */
  Linked link(String cache) throws IOException {
    for (Path old : products()) {
      Files.delete(old);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Map<String, String> environment = environment();
    environment.put("FLIP_SCRIPT_CACHE", cache);
    int code =
        new LinkerFace("flip-script", environment, project.cwd(), outStream, errStream, renderer)
            .run(arguments());
    Map<String, String> files = new TreeMap<>();
    for (Path file : products()) {
      files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return new Linked(
        code,
        out.toString(StandardCharsets.ISO_8859_1),
        err.toString(StandardCharsets.ISO_8859_1),
        files);
  }

  /** What is there besides the project's own files: what links write, or leave behind. */
  private List<Path> products() throws IOException {
    List<Path> products = new ArrayList<>();
    for (String folder : List.of("one", "two", "out", "tmp")) {
      try (Stream<Path> files = Files.walk(project.root().resolve(folder))) {
        files
            .filter(file -> !Files.isDirectory(file) && !project.files().containsKey(file))
            .sorted()
            .forEach(products::add);
      }
    }
    return products;
  }

  /** The words of the command line that the places make. */
  List<String> arguments() throws IOException {
    List<String> inputs = words("inputs");
    List<String> script = words("script");
    List<String> options = new ArrayList<>(words("search"));
    for (String place : project.places().keySet().stream().sorted().toList()) {
      if (place.startsWith("option-")) {
        options.addAll(words(place));
      }
    }
    List<String> arguments = new ArrayList<>(List.of("-o", project.place("output")));
    switch (project.place("front")) {
      case "inputs" -> addAll(arguments, inputs, options, script);
      case "options" -> addAll(arguments, options, inputs, script);
      default -> addAll(arguments, script, inputs, options);
    }
    if (project.place("response").equals("yes")) {
      Path file = project.root().resolve("response");
      Files.write(file, arguments.stream().map(word -> '"' + word + '"').toList());
      arguments = new ArrayList<>(List.of("@" + file));
    }
    switch (project.place("named")) {
      case "option" -> arguments.add("--flip-linker=" + program());
      case "path", "other-path" -> arguments.add("--flip-linker=" + project.place("linker"));
      default -> {}
    }
    return arguments;
  }

  private static void addAll(
      List<String> arguments, List<String> first, List<String> second, List<String> third) {
    arguments.addAll(first);
    arguments.addAll(second);
    arguments.addAll(third);
  }

  private List<String> words(String place) {
    String value = project.place(place);
    return value.isEmpty() ? List.of() : List.of(value.split(" ", -1));
  }

  private Path program() {
    return project.root().resolve("bin").resolve(project.place("linker"));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", project.root().toString());
    environment.put("TMPDIR", project.root().resolve("tmp/ours").toString());
    boolean isOther = project.place("named").equals("other-path");
    List<String> path = List.of(isOther ? "other" : "bin", isOther ? "bin" : "other");
    environment.put(
        "PATH", project.root().resolve(path.get(0)) + ":" + project.root().resolve(path.get(1)));
    if (project.place("named").equals("variable")) {
      environment.put("FLIP_SCRIPT_LINKER", program().toString());
    }
    for (String place : project.places().keySet()) {
      if (place.equals("TMPDIR") || place.startsWith("FLIP_SCRIPT")) {
        String value = project.place(place);
        if (!value.isEmpty()) {
          environment.put(place, value);
        }
      }
    }
    return environment;
  }
}
