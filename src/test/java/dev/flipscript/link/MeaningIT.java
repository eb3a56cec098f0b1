package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What symbols mean in plain and flipped images of every layout, as binutils read them, and by
 * rules of their own: whatever our code thinks of an address, a heap lies above the statics and
 * ends behind its start, a limit of the stack is below its start, statics keep their distance, and
 * the memory is where it was.
 */
class MeaningIT {

  /** Local ones, too, since linkers make those so that are hidden; but not what maps code. */
  private static final Pattern SYMBOL = Pattern.compile("([0-9a-f]+) \\S ([^$\\s]\\S*)");

  private static final Pattern SECTION =
      Pattern.compile(
          "\\[ *\\d+\\] (\\.\\S+) +(?:PROGBITS|NOBITS|INIT_ARRAY) +([0-9a-f]+) \\S+ ([0-9a-f]+)"
              + " \\S+ +\\S*A");

  @TempDir private Path temp;

  private record Extent(long start, long end) {}

  private record Seen(Map<String, Long> symbols, Map<String, Extent> sections) {

    static Seen of(Path image, boolean riscv) {
      String prefix = riscv ? "riscv64-unknown-elf-" : "arm-none-eabi-";
      Map<String, Long> symbols = new TreeMap<>();
      Matcher symbol = SYMBOL.matcher(Run.command(Tools.onPath(prefix + "nm"), image).succeed());
      while (symbol.find()) {
        symbols.put(symbol.group(2), Long.parseLong(symbol.group(1), 16));
      }
      Map<String, Extent> sections = new TreeMap<>();
      Matcher section =
          SECTION.matcher(Run.command(Tools.onPath(prefix + "readelf"), "-SW", image).succeed());
      while (section.find()) {
        long start = Long.parseLong(section.group(2), 16);
        sections.put(
            section.group(1), new Extent(start, start + Long.parseLong(section.group(3), 16)));
      }
      return new Seen(symbols, sections);
    }
  }

  static List<Layout> layouts() throws IOException {
    return Layout.all();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void symbolsKeepTheirMeaning(Layout layout) throws IOException {
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    if (layout.link(cwd).code() != 0) {
      return; // LayoutsIT has the message.
    }
    boolean riscv = layout.isRiscv();
    Seen flipped = Seen.of(cwd.resolve(Layout.OUTPUT), riscv);
    assertThat(layout.link(cwd, "--flip=off").code()).isZero();
    Seen plain = Seen.of(cwd.resolve(Layout.OUTPUT), riscv);
    if (flipped.symbols().isEmpty()) {
      return;
    }
    assertThat(wrong(layout, plain, flipped)).isEmpty();
  }

  private static List<String> wrong(Layout layout, Seen plain, Seen flipped) {
    List<String> wrong = new ArrayList<>();
    long top = staticsEnd(layout, flipped);
    plain
        .symbols()
        .forEach(
            (name, before) -> {
              Long now = flipped.symbols().get(name);
              if (now == null || before < layout.ramOrigin() || before > layout.ramEnd()) {
                return;
              }
              String lower = name.toLowerCase(Locale.ROOT);
              boolean isHeap = lower.contains("heap") || lower.equals("__end__");
              if (lower.startsWith("_ram_") && !now.equals(before)) {
                wrong.add(name + " is the memory and moved");
              } else if (isHeap
                  && !lower.contains("limit")
                  && !lower.contains("eheap")
                  && !lower.contains("_end")
                  && before >= staticsEnd(layout, plain)
                  && now < top) {
                wrong.add(name + " starts a heap among statics or stack");
              } else if (lower.contains("heaplimit")
                  && now <= flipped.symbols().getOrDefault("__HeapBase", 0L)) {
                wrong.add(name + " ends the heap before it starts");
              } else if (lower.contains("stacklimit") || lower.contains("stack_limit")) {
                limit(name, now, layout, flipped, wrong);
              }
            });
    plain.sections().forEach((name, extent) -> moved(name, extent, layout, plain, flipped, wrong));
    return wrong;
  }

  private static void limit(
      String name, long now, Layout layout, Seen flipped, List<String> wrong) {
    Long start = flipped.symbols().get("__StackTop");
    if (start != null && (now >= start || now < layout.ramOrigin())) {
      wrong.add(name + " is no limit of a stack that starts at " + Long.toHexString(start));
    }
  }

  /** Symbols strictly inside of a section are as far from its start as they were. */
  private static void moved(
      String section, Extent before, Layout layout, Seen plain, Seen flipped, List<String> wrong) {
    Extent now = flipped.sections().get(section);
    if (now == null
        || section.contains("stack")
        || before.start() < layout.ramOrigin()
        || before.start() >= layout.ramEnd()) {
      return;
    }
    plain
        .symbols()
        .forEach(
            (name, value) -> {
              boolean isInside = value > before.start() && value < before.end();
              boolean isOfStack = name.toLowerCase(Locale.ROOT).contains("stack");
              Long after = flipped.symbols().get(name);
              if (isInside
                  && !isOfStack
                  && after != null
                  && after - now.start() != value - before.start()) {
                wrong.add(name + " is elsewhere in " + section);
              }
            });
  }

  private static long staticsEnd(Layout layout, Seen seen) {
    long end = layout.ramOrigin();
    for (Map.Entry<String, Extent> section : seen.sections().entrySet()) {
      boolean isStatic =
          !section.getKey().contains("stack")
              && !section.getKey().contains("heap")
              && !section.getKey().contains("dynamic");
      if (isStatic
          && section.getValue().start() >= layout.ramOrigin()
          && section.getValue().end() <= layout.ramEnd()) {
        end = Math.max(end, section.getValue().end());
      }
    }
    return end;
  }
}
