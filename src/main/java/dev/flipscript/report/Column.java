package dev.flipscript.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One region of one layout, as a picture shows it.
 *
 * @param caption tells it from another picture of the same region; may be empty
 */
record Column(String caption, Layout layout, Area area) {

  /** The region of the stack, before and after, and all others that hold something. */
  static List<Column> of(Report report) {
    List<Column> columns = new ArrayList<>();
    report.layout().stackArea().ifPresent(area -> stack(report, area, columns));
    for (Area area : report.layout().areas()) {
      if (!report.layout().holdsStack(area) && area.isUsed()) {
        columns.add(new Column("", report.layout(), area));
      }
    }
    return columns;
  }

  private static void stack(Report report, Area area, List<Column> columns) {
    Optional<Area> earlier = report.before().flatMap(Layout::stackArea);
    if (earlier.isPresent()) {
      columns.add(new Column("before", report.before().orElseThrow(), earlier.get()));
    }
    columns.add(new Column(earlier.isPresent() ? "after" : "", report.layout(), area));
  }

  /** The regions that hold nothing. */
  static List<Area> unused(Report report) {
    return report.layout().areas().stream()
        .filter(area -> !report.layout().holdsStack(area) && !area.isUsed())
        .toList();
  }

  boolean holdsStack() {
    return layout.holdsStack(area);
  }

  boolean overflowFaults() {
    return layout.overflowFaults();
  }
}
