package dev.flipscript.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What ends a file of ours: a mark with a checksum of all before it, in the comments of the file's
 * language. A file whose seal is broken has been changed since, and is the user's. Carriage returns
 * do not count, which version control puts in and takes out.
 */
public enum Seal {
  /** A line of its own. */
  TEXT("", "\n"),
  /** A comment of a linker script. */
  SCRIPT("/* ", " */\n"),
  /** A comment of SVG and HTML. */
  MARKUP("<!-- ", " -->\n"),
  /** The last member of an object that ends in a line of its own. */
  JSON(",\n  \"seal\": \"", "\"\n}\n");

  private static final String MARK = "written by flip-script ";
  private static final String JSON_END = "\n}\n";
  private static final int DIGITS = 8;

  private final String before;
  private final String after;

  Seal(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** The content with its seal. */
  public byte[] put(byte[] content) {
    int end = content.length - (this == JSON ? JSON_END.length() : 0);
    boolean isOpen = this != JSON && end > 0 && content[end - 1] != '\n';
    byte[] head = ((isOpen ? "\n" : "") + before + MARK).getBytes(StandardCharsets.ISO_8859_1);
    byte[] sealed = Arrays.copyOf(content, end + head.length);
    System.arraycopy(head, 0, sealed, end, head.length);
    byte[] tail = (digits(sealed, sealed.length) + after).getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(sealed, sealed.length + tail.length);
    System.arraycopy(tail, 0, whole, sealed.length, tail.length);
    return whole;
  }

  /** Whether a file of this content is as we wrote it. */
  static boolean isWhole(byte[] content) {
    int start = Math.max(0, content.length - MARK.length() - DIGITS - 2 * JSON.after.length());
    String end = new String(content, start, content.length - start, StandardCharsets.ISO_8859_1);
    int mark = end.lastIndexOf(MARK);
    int digits = mark + MARK.length();
    if (mark < 0 || end.length() < digits + DIGITS) {
      return false;
    }
    String after = end.substring(digits + DIGITS).replace("\r", "");
    return List.of(TEXT.after, SCRIPT.after, MARKUP.after, JSON.after).contains(after)
        && end.startsWith(digits(content, start + digits), digits);
  }

  /** The checksum of a file's start. */
  private static String digits(byte[] content, int length) {
    CRC32 checksum = new CRC32();
    for (int i = 0; i < length; i++) {
      if (content[i] != '\r') {
        checksum.update(content[i]);
      }
    }
    return String.format("%08x", checksum.getValue());
  }
}
