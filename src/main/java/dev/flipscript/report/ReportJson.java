package dev.flipscript.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.flip.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Optional;

/** A report for programs, as docs/report.schema.json has it. Numbers are decimal and unsigned. */
public final class ReportJson {

  /** Grows when a reader of an older report would misread a newer one. */
  public static final int VERSION = 1;

  private final JsonWriter json;

  private ReportJson(JsonWriter json) {
    this.json = json;
  }

  /** The whole report; ends in a line end. */
  public static String of(Report report) {
    return of(report, Optional.empty());
  }

  /** The same together with a comparison. */
  public static String of(Report report, Optional<Baseline> baseline) {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.setIndent("  ");
      json.setStrictness(Strictness.STRICT);
      new ReportJson(json).report(report, baseline);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out + "\n";
  }

  private void report(Report report, Optional<Baseline> baseline) throws IOException {
    json.beginObject();
    json.name("version").value(VERSION);
    json.name("image").value(report.image());
    json.name("layout");
    layout(report.layout());
    if (report.before().isPresent()) {
      json.name("before");
      layout(report.before().get());
    }
    if (baseline.isPresent()) {
      json.name("baseline").beginObject();
      number("stackSize", baseline.get().stackSize());
      json.name("delta").value(baseline.get().delta(report.layout()));
      json.endObject();
    }
    json.endObject();
  }

  private void layout(Layout layout) throws IOException {
    json.beginObject();
    json.name("protected").value(layout.protection().holds());
    json.name("findings").beginArray();
    for (Finding finding : layout.protection().findings()) {
      json.beginObject();
      json.name("id").value(finding.reason().id());
      json.name("message").value(finding.message());
      json.endObject();
    }
    json.endArray();
    json.name("stack").beginObject();
    Optional<Area> area = layout.stackArea();
    json.name("region").value(area.map(Area::name).orElse(null));
    number("start", layout.protection().initialStackPointer());
    number("size", layout.stackSize());
    json.endObject();
    json.name("regions").beginArray();
    for (Area each : layout.areas()) {
      area(each);
    }
    json.endArray();
    json.endObject();
  }

  private void area(Area area) throws IOException {
    json.beginObject();
    json.name("name").value(area.name());
    number("origin", area.origin());
    number("length", area.length());
    json.name("below").value(area.below().orElse(null));
    json.name("blocks").beginArray();
    for (Block block : area.blocks()) {
      block(block);
    }
    json.endArray();
    json.endObject();
  }

  private void block(Block block) throws IOException {
    json.beginObject();
    json.name("kind").value(block.kind().id());
    json.name("name").value(block.name());
    number("address", block.address());
    number("size", block.size());
    json.name("symbols").beginArray();
    for (SizedSymbol symbol : block.symbols()) {
      json.beginObject();
      json.name("name").value(symbol.name());
      number("address", symbol.address());
      number("size", symbol.size());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void number(String name, long unsigned) throws IOException {
    json.name(name).value(new BigInteger(Long.toUnsignedString(unsigned)));
  }
}
