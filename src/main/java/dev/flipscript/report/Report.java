package dev.flipscript.report;

import java.util.Optional;

/**
 * What a report is about.
 *
 * @param image the name of its file
 * @param before the layout without the flip, where both are known and differ
 * @param layout the layout of the image
 */
public record Report(String image, Optional<Layout> before, Layout layout) {

  public Report {
    image = Printable.of(image);
  }

  /** A report of an image alone. */
  public static Report of(String image, Layout layout) {
    return new Report(image, Optional.empty(), layout);
  }
}
