package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs, outputs and folders of any kind and name: whatever the plain linker takes, the flipped
 * image is the one that ordinary files lead to, silently, and nothing of ours is left.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "pipes, links and names of bytes are POSIX's")
class InputNamesIT {

  /**
   * What a shell does in the folder of the program, where {@code link} is a linker with its inputs,
   * {@code $OBJECT} among them. It leaves the image in x.elf. A character is a byte.
   */
  private static final Map<String, String> CASES = new LinkedHashMap<>();

  static {
    CASES.put("pipe", "cat link.x | link -T /dev/stdin -o x.elf");
    CASES.put("descriptor", "cat link.x | link -T /dev/fd/3 -o x.elf 3<&0 </dev/null");
    CASES.put("fifo", "mkfifo f; cat link.x >f & link -T f -o x.elf");
    // GNU ld puts the name of the object into the image.
    CASES.put(
        "object from a fifo",
        "mkdir p; OBJECT=p/overflow.o; mkfifo $OBJECT; cat overflow.o >$OBJECT & plainly");
    CASES.put("response file from a pipe", "echo -T link.x -o x.elf | link @/dev/stdin");
    CASES.put("version script from a pipe", "echo 'V { };' | plainly --version-script=/dev/stdin");
    CASES.put("script in Latin-1", "mv link.x l\u00e4.x; link -T l\u00e4.x -o x.elf");
    CASES.put(
        "object in Latin-1",
        "mkdir p\u00e4; OBJECT=p\u00e4/overflow.o; mv overflow.o $OBJECT; plainly");
    CASES.put(
        "output in Latin-1",
        "link -T link.x -o x\u00e4; link -T link.x -o x\u00e4; mv x\u00e4 x.elf");
    CASES.put("folder of output", "mkdir d\u00e4; link -T link.x -o d\u00e4/x.elf; mv d\u00e4/* .");
    CASES.put("current folder", "mkdir d\u00e4; mv *.* d\u00e4; cd d\u00e4; plainly; mv x.elf ..");
    CASES.put(
        "response file in Latin-1",
        "mv link.x l\u00e4.x; echo -T l\u00e4.x >a\u00e4; link @a\u00e4 -o x.elf");
    CASES.put("INCLUDE in Latin-1", included("m\u00e4.x"));
    CASES.put("INCLUDE in UTF-8", included("m\u00c3\u00a4.x"));
    CASES.put(
        "link to a device",
        "ln -s /dev/null n; link -T link.x -o n; test -c n -a -L n; rm n; plainly");
    CASES.put("output to a fifo", "mkfifo f; cat f >x.elf & link -T link.x -o f; wait; test -p f");
    CASES.put(
        "link to an open file",
        "ln -s /proc/self/fd/1 out; link -T link.x -o out >x.elf; test -L out");
    CASES.put(
        "long name of output",
        "n=$(printf %0240d 7); link -T link.x -o $n; link -T link.x -o $n; mv $n x.elf");
    CASES.put("long name of script", "n=$(printf %0255d 7); mv link.x $n; link -T $n -o x.elf");
  }

  private static String included(String name) {
    String renamed =
        "mv memory.x " + name + "; sed 's/^INCLUDE.*/INCLUDE \"" + name + "\"/' link.x";
    return renamed + " >i.x; link -T i.x -o x.elf";
  }

  /** With characters that mean something to scripts, shells, make, linkers or encodings. */
  private static final List<String> FOLDERS =
      List.of(
          "a b",
          "a'b",
          "a\"b",
          "a\nb",
          "a\u00c3\u00a4b",
          "a\u00e4b",
          "a*b",
          "a\\b",
          "a;b",
          "a,b",
          "a$b",
          "a=b",
          "a#b",
          "a%b",
          "@a",
          "=a",
          "$SYSROOT",
          "-a");

  @TempDir private Path base = Path.of("");

  static List<LinkerCase> linkers() {
    return KillIT.linkers();
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void linksAsFromOrdinaryFiles(LinkerCase linker) throws IOException {
    byte[] image = image(linker, "plainly", "ordinary");
    for (Map.Entry<String, String> each : CASES.entrySet()) {
      boolean isTaken =
          linker.linker().flavour() != Flavour.GCC || !each.getKey().startsWith("version");
      if (isTaken) {
        assertThat(image(linker, each.getValue(), each.getKey()))
            .as(each.getKey())
            .isEqualTo(image);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void putsItsFilesInAFolderOfAnyName(LinkerCase linker) throws IOException {
    byte[] image = image(linker, "plainly", "ordinary");
    for (String folder : FOLDERS) {
      String name = "'" + folder.replace("'", "'\\''") + "'";
      String script =
          "mkdir -- " + name + "; TMPDIR=\"$PWD\"/" + name + "; plainly; rmdir -- " + name;
      assertThat(image(linker, script, "in " + FOLDERS.indexOf(folder)))
          .as(folder)
          .isEqualTo(image);
    }
  }

  private byte[] image(LinkerCase linker, String script, String name) throws IOException {
    Path folder = Files.createDirectory(base.resolve(name));
    Path temp = Files.createDirectory(base.resolve(name + " temp"));
    linker.prepare(folder);
    List<String> words = new ArrayList<>();
    for (String option : linker.options()) {
      words.add(option.equals("overflow.o") ? "$OBJECT" : option);
    }
    String program = Tools.flipScript().resolveSibling(linker.program()).toString();
    String functions =
        """
        set -e
        OBJECT=overflow.o
        link() { '%s' %s "$@"; }
        plainly() { link -T link.x -o x.elf "$@"; }
        """
            .formatted(program, String.join(" ", words));
    Path file = base.resolve(name + ".sh");
    String whole = functions + script + "\ntest -z \"$(find . -name '*flip-script*')\"\n";
    Files.write(file, whole.getBytes(StandardCharsets.ISO_8859_1));
    Run.Result result =
        Run.command("sh", file)
            .in(folder)
            .env("FLIP_SCRIPT_LINKER", linker.linker().program())
            .env("TMPDIR", temp)
            .run();
    assertThat(result).as(name).isEqualTo(new Run.Result(0, "", ""));
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).as(name).isEmpty();
    }
    return Files.readAllBytes(folder.resolve("x.elf"));
  }
}
