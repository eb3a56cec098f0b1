package dev.flipscript.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigInteger;

/**
 * What an earlier build's report says.
 *
 * @param stackSize of that build, in bytes
 */
public record Baseline(long stackSize) {

  /**
   * Reads an earlier report.
   *
   * @throws IllegalArgumentException if the text is none that can be read; the message says why
   */
  public static Baseline parse(String text) {
    try {
      JsonObject report = JsonParser.parseString(text).getAsJsonObject();
      JsonElement version = report.get("version");
      if (version == null || version.getAsInt() != ReportJson.VERSION) {
        throw new IllegalArgumentException(
            "its version is " + version + ", and " + ReportJson.VERSION + " is what can be read");
      }
      BigInteger size =
          report
              .getAsJsonObject("layout")
              .getAsJsonObject("stack")
              .getAsJsonPrimitive("size")
              .getAsBigInteger();
      return new Baseline(size.longValue());
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new IllegalArgumentException("it is no JSON report of flip-script", e);
    }
  }

  /** By how many bytes the stack has grown since; negative if it has shrunk. */
  public long delta(Layout layout) {
    return layout.stackSize() - stackSize;
  }

  /** {@code stack 63480 B, 128 B less than the baseline}. */
  public String line(Layout layout) {
    long delta = delta(layout);
    String stack = "stack " + Sizes.bytes(layout.stackSize()) + ", ";
    if (delta == 0) {
      return stack + "as in the baseline";
    }
    return stack
        + Sizes.bytes(Math.abs(delta))
        + (delta < 0 ? " less" : " more")
        + " than the baseline";
  }
}
