package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.ScriptException;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Command.RegionAlias;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memory of a real board, as cortex-m-rt wants it: the {@code memory.x} of a project, byte for
 * byte, or the MEMORY of a script for other runtimes that calls its regions FLASH and RAM.
 */
record Board(String name, Source script) {

  private static final Path CORPUS = Path.of("..", "shared", "corpus");

  private static final Path REGISTRY =
      Path.of(
          System.getenv().getOrDefault("CARGO_HOME", System.getProperty("user.home") + "/.cargo"),
          "registry",
          "src");

  /** Every board that can be found here; those of the same text once. */
  static List<Board> all() throws IOException {
    Map<String, Board> byText = new LinkedHashMap<>();
    for (Path root : List.of(CORPUS, REGISTRY)) {
      for (Path file : files(root)) {
        Optional<Board> board = of(root.relativize(file).toString(), file);
        board.ifPresent(found -> byText.putIfAbsent(found.script().text(), found));
      }
    }
    return List.copyOf(byText.values());
  }

  private static List<Path> files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(x|ld|lds)"))
          .sorted()
          .toList();
    }
  }

  private static Optional<Board> of(String name, Path file) throws IOException {
    Source source = Source.of(name, Files.readAllBytes(file));
    ScriptSet set;
    try {
      set =
          ScriptSet.load(
              List.of(source),
              (included, by) -> Optional.empty(),
              Dialect.LLD,
              ScriptSet.Missing.IGNORE);
    } catch (ScriptException e) {
      return Optional.empty(); // is no script
    }
    List<String> regions = new ArrayList<>();
    set.find(Region.class).forEach(region -> regions.add(region.node().name().text()));
    set.find(RegionAlias.class).forEach(alias -> regions.add(alias.node().alias().text()));
    List<ScriptSet.Located<Memory>> blocks = set.find(Memory.class);
    if (blocks.isEmpty() || !regions.containsAll(List.of("FLASH", "RAM"))) {
      return Optional.empty();
    }
    if (name.endsWith(".x") && set.isAddition()) {
      return Optional.of(new Board(name, source));
    }
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> append(block.node().span(), source, text));
    return Optional.of(new Board(name + " (MEMORY)", Source.of(name, text.toString())));
  }

  private static void append(Span span, Source source, StringBuilder text) {
    text.append(source.text(), span.start(), span.end()).append('\n');
  }
}
