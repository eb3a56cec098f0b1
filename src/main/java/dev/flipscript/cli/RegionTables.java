package dev.flipscript.cli;

import dev.flipscript.memory.MappedRegion;
import dev.flipscript.memory.Value;
import dev.flipscript.script.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Regions as a table for people and as JSON for programs. */
final class RegionTables {

  private static final List<String> TITLES =
      List.of("region", "origin", "length", "size", "attributes", "declared at");
  private static final String[] UNITS = {"", "K", "M", "G"};

  private RegionTables() {}

  static String text(List<MappedRegion> regions) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    for (MappedRegion region : regions) {
      rows.add(
          List.of(
              utf8(region.name()),
              hex(region.originValue()),
              hex(region.lengthValue()),
              size(region.lengthValue()),
              utf8(region.attributes()),
              file(region) + ":" + line(region)));
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column));
        line.append(" ".repeat(width(rows, column) + 2 - row.get(column).length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** Numbers in decimal, unsigned; {@code null} for a value that only the link gives. */
  static String json(List<MappedRegion> regions) {
    StringBuilder out = new StringBuilder("[");
    for (MappedRegion region : regions) {
      out.append(out.length() == 1 ? "\n" : ",\n").append("  {\"name\": ");
      quote(utf8(region.name()), out);
      out.append(", \"origin\": ").append(decimal(region.originValue()));
      out.append(", \"length\": ").append(decimal(region.lengthValue()));
      out.append(", \"attributes\": ");
      quote(utf8(region.attributes()), out);
      out.append(", \"file\": ");
      quote(file(region), out);
      out.append(", \"line\": ").append(line(region)).append('}');
    }
    return out.append(regions.isEmpty() ? "]\n" : "\n]\n").toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static int line(MappedRegion region) {
    Source.Origin origin = origin(region);
    return origin.source().line(origin.span().start());
  }

  private static String file(MappedRegion region) {
    return origin(region).source().name();
  }

  private static Source.Origin origin(MappedRegion region) {
    return region.script().source().origin(region.node().span());
  }

  private static String hex(Value value) {
    if (value instanceof Value.Known known) {
      String digits = Long.toHexString(known.bits());
      return "0x" + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }
    return "unknown";
  }

  private static String decimal(Value value) {
    return value instanceof Value.Known known ? Long.toUnsignedString(known.bits()) : "null";
  }

  /** Signed, in the largest unit that leaves no rest: {@code 64K}. */
  private static String size(Value value) {
    if (!(value instanceof Value.Known known)) {
      return "";
    }
    long size = known.bits();
    int unit = 0;
    while (size != 0 && size % 1024 == 0 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return size + UNITS[unit];
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Names are bytes, see {@link dev.flipscript.script.Source}. */
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
