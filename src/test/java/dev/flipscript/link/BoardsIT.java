package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.Segment;
import dev.flipscript.flip.FlipEdits;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.flip.RefusalException;
import dev.flipscript.flip.SelfSizer;
import dev.flipscript.memory.LinkedMap;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One firmware of cortex-m-rt's, compiled once and linked for the memory of every real board that
 * the corpus beside the project and cargo's registry have: by two links, and by a script that sizes
 * itself. The stack must be the same, and our own check must find it protected by that very script.
 * The table goes to target/boards.tsv.
 */
class BoardsIT {

  private static final int LEAST_BOARDS = 100;

  @TempDir private Path temp;

  private Path rustLld = Path.of("");
  private Path folder = Path.of("");
  private Path memory = Path.of("");

  @Test
  void aStackIsSizedAsItIsMeasured() throws IOException {
    List<Board> boards = Board.all();
    if (boards.size() < LEAST_BOARDS) {
      System.out.println("skipped: only " + boards.size() + " boards here, no corpus beside");
    }
    assumeThat(boards).hasSizeGreaterThanOrEqualTo(LEAST_BOARDS);
    unpack();
    List<String> rows = new ArrayList<>();
    int linked = 0;
    int same = 0;
    for (Board board : boards) {
      String row = row(board);
      rows.add(board.name() + "\t" + row);
      linked += row.startsWith("does not link") ? 0 : 1;
      same += row.startsWith("same") ? 1 : 0;
    }
    Files.write(Path.of("target/boards.tsv"), rows);
    System.out.println(
        boards.size() + " boards, " + linked + " link plainly, " + same + " the same stack");
    assertThat(rows).noneMatch(row -> row.contains("\tWRONG"));
    assertThat(same * 100).as(String.join("\n", rows)).isGreaterThanOrEqualTo(linked * 97);
    assumeThat(linked).as("boards that link").isGreaterThanOrEqualTo(LEAST_BOARDS);
  }

  private void unpack() throws IOException {
    rustLld = Tools.rustLld();
    Path tar = temp.resolve("link.tar");
    Firmware.named("recursion-microbit").build("off", "--reproduce=" + tar);
    folder = Files.createDirectory(temp.toRealPath().resolve("link"));
    Run.command("tar", "-xf", tar, "--strip-components=1").in(folder).succeed();
    Path response = folder.resolve("response.txt");
    Files.writeString(response, Files.readString(response).replace("--chroot .\n", ""));
    try (Stream<Path> files = Files.walk(folder)) {
      memory = files.filter(f -> f.endsWith("memory.x")).findFirst().orElseThrow();
    }
  }

  /** What became of a board, in words and numbers. */
  private String row(Board board) throws IOException {
    Files.write(memory, board.script().bytes());
    Path plain = folder.resolve("plain.elf");
    if (lld(plain).code() != 0) {
      return "does not link plainly";
    }
    String outcome = outcome(board, FlipSettings.Floor.DENY);
    return outcome.equals("refused, no-floor")
        ? outcome(board, FlipSettings.Floor.WARN) + "; memory lies below"
        : outcome;
  }

  private String outcome(Board board, FlipSettings.Floor floor) throws IOException {
    Files.write(memory, board.script().bytes());
    Path output = folder.resolve("measured.elf");
    Files.deleteIfExists(output);
    String measured = measure(output, floor);
    FlipSettings settings = FlipSettings.DEFAULT.withFloor(floor);
    Path sized = folder.resolve("sized.elf");
    Files.deleteIfExists(sized);
    try {
      rewrite(board, settings);
    } catch (RefusalException e) {
      String reason = e.reason().id();
      return measured.contains("flip-script explain " + reason)
          ? "refused, " + reason
          : "only measured: refused, " + reason;
    } catch (ScriptException e) {
      return "refused, " + e.getMessage();
    }
    Run.Result link = lld(sized);
    if (link.code() != 0) {
      return "WRONG, lld fails: " + link.err();
    }
    Image image = ImageReader.read(sized);
    Protection protection = protection(image, settings);
    if (!protection.holds()) {
      return "WRONG, check finds " + protection.findings();
    }
    if (!measured.isEmpty()) {
      return "only sized: " + measured;
    }
    for (Segment segment : image.segments()) {
      long last = segment.loadAddress() + segment.fileSize();
      boolean isLoaded = segment.fileSize() != 0 && last - protection.base() > 0;
      if (isLoaded && segment.loadAddress() - protection.initialStackPointer() < 0) {
        return "WRONG, a segment in the stack";
      }
    }
    long expected = ImageReader.read(output).vectors().orElseThrow().initialStackPointer();
    return protection.initialStackPointer() == expected
        ? "same\t" + protection.stackSize()
        : "another stack: " + protection.initialStackPointer() + ", measured " + expected;
  }

  /** What the two links say; nothing if they succeed. */
  private String measure(Path output, FlipSettings.Floor floor) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of(
            "FLIP_SCRIPT_FLOOR", floor.name().toLowerCase(Locale.ROOT), "FLIP_SCRIPT_CACHE", "off");
    int code =
        new LinkerFace("flip-script", environment, folder, stream, stream, Layout.NO_REPORTS)
            .run(
                List.of(
                    "-flavor",
                    "gnu",
                    "--flip-linker=" + rustLld,
                    "@response.txt",
                    "-o",
                    output.toString()));
    return code == 0 ? "" : said.toString(StandardCharsets.UTF_8);
  }

  private void rewrite(Board board, FlipSettings settings) throws IOException {
    ScriptSet set = load(board.script());
    MemoryMap map = MemoryMap.of(set, List.of(), Dialect.LLD, symbol -> false);
    IdentityHashMap<LinkerScript, Edits> edits =
        FlipEdits.ofSelfSizing(set, map, settings, SelfSizer.of(map, settings, Dialect.LLD));
    RewrittenScripts.write(set, edits, Dialect.LLD, (original, bytes) -> Files.write(memory, bytes))
        .check();
  }

  private Protection protection(Image image, FlipSettings settings) throws IOException {
    ScriptSet set = load(Source.of("memory.x", Files.readAllBytes(memory)));
    return Protection.of(
        image, LinkedMap.of(set, List.of(), Dialect.LLD, image.symbols()), settings);
  }

  private static ScriptSet load(Source source) {
    return ScriptSet.load(List.of(source), (name, by) -> Optional.empty(), Dialect.LLD);
  }

  private Run.Result lld(Path output) {
    return Run.command(rustLld, "-flavor", "gnu", "@response.txt", "-o", output).in(folder).run();
  }
}
