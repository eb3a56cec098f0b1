package dev.flipscript.link;

import java.io.IOException;

/** Draws the report of a link. */
@FunctionalInterface
public interface ReportRenderer {

  /**
   * The whole content of a report, with its {@link Seal}.
   *
   * @param file the name of its file; ends in .txt, .json, .svg or .html, which tells the format
   */
  byte[] render(String file, ProvenLink link) throws IOException;
}
