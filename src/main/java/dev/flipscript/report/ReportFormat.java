package dev.flipscript.report;

import java.util.Optional;

/** The ways to write a report, each known by the end of a file's name. */
public enum ReportFormat {
  TEXT(".txt"),
  JSON(".json"),
  SVG(".svg"),
  HTML(".html");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** The format that a file is to have. */
  public static Optional<ReportFormat> of(String file) {
    for (ReportFormat format : values()) {
      if (file.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The whole content of such a file. */
  public String render(Report report, TextStyle style) {
    return switch (this) {
      case TEXT -> ReportText.of(report, style);
      case JSON -> ReportJson.of(report);
      case SVG -> ReportSvg.of(report);
      case HTML -> ReportHtml.of(report);
    };
  }
}
