package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON is as docs/report.schema.json tells the world. */
class ReportSchemaTest {

  private static String text = "";

  @BeforeAll
  static void readSchema() throws IOException {
    text = Files.readString(Path.of("docs/report.schema.json"));
  }

  static Set<String> names() {
    return new TreeSet<>(Examples.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyReportKeepsToTheSchema(String name) {
    Report report = Objects.requireNonNull(Examples.all().get(name), name);
    assertThat(errors(ReportJson.of(report))).isEmpty();
    assertThat(errors(ReportJson.of(report, Optional.of(new Baseline(1L << 40))))).isEmpty();
  }

  @Test
  void everyKindIsInTheSchema() {
    for (Kind kind : Kind.values()) {
      assertThat(text).contains('"' + kind.id() + '"');
    }
  }

  /** The schema can tell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1 | \"version\": 2",
        "\"size\": 63480 | \"size\": -1",
        "\"size\": 63480 | \"size\": \"63480\"",
        "\"size\": 63480 | \"size\": 18446744073709551616",
        "\"kind\": \"stack\" | \"kind\": \"pile\"",
        "\"region\": \"RAM\" | \"area\": \"RAM\"",
        "\"protected\": true | \"protected\": \"yes\"",
      })
  void whatIsWrongIsFound(String right, String wrong) {
    String report = ReportJson.of(Examples.demo());
    assertThat(report).contains(right);
    assertThat(errors(report.replaceFirst(right, wrong))).isNotEmpty();
  }

  private static Set<?> errors(String json) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    return schema.validate(json, InputFormat.JSON);
  }
}
