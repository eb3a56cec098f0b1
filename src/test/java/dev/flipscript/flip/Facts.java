package dev.flipscript.flip;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.flip.meaning.Readers.Use;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.script.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What facts.txt tells of an image and of the user's wishes. Its lines:
 *
 * <pre>
 * .section address size alignment
 * symbol address
 * vector address              the first word of the vector table, which lies at 0
 * pin .section
 * follow symbol
 * role symbol role
 * heap bytes
 * read symbol reader address  code, or a section of data, that holds a symbol there
 * lld                         GNU ld by default
 * </pre>
 */
record Facts(Image image, FlipSettings settings, Dialect dialect, Optional<Readers> readers) {

  static Facts read(Path file) throws IOException {
    List<ImageSection> sections = new ArrayList<>();
    Map<String, Long> symbols = new HashMap<>();
    List<String> pins = new ArrayList<>();
    List<String> follow = new ArrayList<>();
    Map<String, Role> roles = new HashMap<>();
    List<Use> uses = new ArrayList<>();
    Optional<VectorTable> vectors = Optional.empty();
    Dialect dialect = Dialect.GNU;
    long heap = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "vector" ->
            vectors = Optional.of(new VectorTable(".vectors", 0, Long.decode(words[1])));
        case "pin" -> pins.add(words[1]);
        case "follow" -> follow.add(words[1]);
        case "role" -> roles.put(words[1], Role.of(words[2]).orElseThrow());
        case "heap" -> heap = Long.decode(words[1]);
        case "read" -> uses.add(use(words));
        case "lld" -> dialect = Dialect.LLD;
        default -> {
          if (words[0].startsWith(".")) {
            sections.add(section(words));
          } else {
            symbols.put(words[0], Long.decode(words[1]));
          }
        }
      }
    }
    return new Facts(
        image(sections, symbols, vectors),
        new FlipSettings(
            Optional.empty(),
            Optional.empty(),
            0,
            heap,
            FlipSettings.Floor.DENY,
            pins,
            follow,
            roles),
        dialect,
        uses.isEmpty() ? Optional.empty() : Optional.of(new Readers(uses, Set.of())));
  }

  private static ImageSection section(String[] words) {
    return Images.section(
        words[0], Long.decode(words[1]), Long.decode(words[2]), Long.decode(words[3]));
  }

  private static Use use(String[] words) {
    boolean isData = words[2].startsWith(".");
    return new Use(
        words[1],
        isData ? "" : words[2],
        isData ? words[2] : ".text",
        Long.decode(words[3]),
        !isData);
  }

  private static Image image(
      List<ImageSection> sections, Map<String, Long> symbols, Optional<VectorTable> vectors) {
    return new Image(
        new Core(vectors.isPresent() ? Machine.ARM : Machine.RISCV, 4, vectors.isPresent()),
        1,
        sections,
        symbols,
        vectors,
        List.of(),
        Optional.empty());
  }
}
