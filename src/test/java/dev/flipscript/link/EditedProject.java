package dev.flipscript.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the project of testdata/edits: what stands in each place makes them. As by an editor
 * only those are written that have become others.
 */
final class EditedProject {

  static final Path FOLDER = Path.of("testdata/edits").toAbsolutePath();

  private static final Pattern PLACE = Pattern.compile("@([a-z-]+)@");

  private final Path root;
  private final Map<String, Path> linkers;

  /** What tools made, by what they made it of. */
  private final Map<String, byte[]> made = new HashMap<>();

  /** What was written here, not by a link. */
  private final Map<Path, byte[]> own = new TreeMap<>();

  private Map<String, String> places = Map.of();

  /**
   * A project.
   *
   * @param root an empty folder
   * @param linkers the programs that link, by the names by which they are called; there is one
   *     more, by the name "linker", which runs what two places say, by the folder it is in
   */
  EditedProject(Path root, Map<String, Path> linkers) throws IOException {
    this.root = root;
    this.linkers = linkers;
    for (String folder : List.of("one", "two", "out", "tmp/a", "tmp/a longer name", "tmp/ours")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.createFile(log());
  }

  Path root() {
    return root;
  }

  /** A line for each run of a linker. */
  Path log() {
    return root.resolve("log");
  }

  /** The folder that links run in. */
  Path cwd() {
    return root.resolve(place("cwd"));
  }

  String place(String name) {
    String value = places.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no place is called " + name);
    }
    return value.replace("@root@", root.toString());
  }

  Map<String, String> places() {
    return places;
  }

  /** All that was written, by its content. */
  Map<Path, byte[]> files() {
    return own;
  }

  /** Makes the files what they are with these in the places. */
  void become(Map<String, String> wanted) throws IOException {
    places = Map.copyOf(wanted);
    Map<Path, byte[]> files = wanted();
    for (Path old : List.copyOf(own.keySet())) {
      if (!files.containsKey(old)) {
        Files.delete(old);
        own.remove(old);
      }
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      if (!Arrays.equals(own.get(file.getKey()), file.getValue())) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
        boolean isProgram = file.getValue().length > 1 && file.getValue()[0] == '#';
        Files.setPosixFilePermissions(
            file.getKey(), PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
        own.put(file.getKey(), file.getValue());
      }
    }
  }

  private Map<Path, byte[]> wanted() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    for (String script : List.of("link.x", "swapped.x", "extra.ld")) {
      files.put(cwd().resolve(script), script("project/" + script));
    }
    for (String script : List.of("memory.x", "sections.x")) {
      files.put(cwd().resolve("second").resolve(script), script("project/" + script));
    }
    byte[] more = object("more.s");
    byte[] library = archive(more);
    files.put(cwd().resolve("program.o"), object("program.s"));
    files.put(cwd().resolve("more.o"), more);
    files.put(cwd().resolve("libmore.a"), library);
    files.put(cwd().resolve("second/libmore.a"), library);
    String shadow = place("shadow");
    if (!shadow.isEmpty()) {
      String name = shadow.substring(shadow.indexOf('/') + 1);
      boolean isArchive = name.endsWith(".a");
      files.put(cwd().resolve(shadow), isArchive ? archive(new byte[0]) : script("shadow/" + name));
    }
    for (Map.Entry<String, Path> linker : linkers.entrySet()) {
      files.put(root.resolve("bin").resolve(linker.getKey()), wrapper(linker.getValue()));
    }
    for (String folder : List.of("bin", "other")) {
      files.put(root.resolve(folder).resolve("linker"), wrapper(Path.of(place(folder))));
    }
    return files;
  }

  /** Keeps account of its links, and has its own locale. */
  private byte[] wrapper(Path real) {
    return String.join(
            "\n",
            "#!/bin/sh",
            "case \"$*\" in *--version) ;; *) echo run >>'" + log() + "';; esac",
            "LC_ALL='" + place("locale") + "' exec '" + real + "' \"$@\"",
            "")
        .getBytes(ISO_8859_1);
  }

  private byte[] script(String name) throws IOException {
    return text(name).getBytes(ISO_8859_1);
  }

  private String text(String name) throws IOException {
    String template = Files.readString(FOLDER.resolve(name));
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(place(place.group(1))));
  }

  private byte[] object(String name) throws IOException {
    String source = text("project/" + name);
    byte[] known = made.get(source);
    if (known == null) {
      Path object = root.resolve("assembled.o");
      Path file = Files.writeString(root.resolve("assembled.s"), source);
      Run.command(Tools.onPath("arm-none-eabi-as"), "-o", object, file).succeed();
      known = Files.readAllBytes(object);
      made.put(source, known);
    }
    return known;
  }

  /** Of one member; of none if that is empty. */
  private byte[] archive(byte[] member) throws IOException {
    String key = new String(member, ISO_8859_1);
    byte[] known = made.get(key);
    if (known == null) {
      Path folder = Files.createDirectories(root.resolve("members"));
      Path archive = folder.resolve("libmore.a");
      Files.deleteIfExists(archive);
      Path file = Files.write(folder.resolve("more.o"), member);
      Run ar = Run.command(Tools.onPath("arm-none-eabi-ar"), "rcsD", archive);
      (member.length == 0 ? ar : ar.with(file)).succeed();
      known = Files.readAllBytes(archive);
      made.put(key, known);
    }
    return known;
  }
}
