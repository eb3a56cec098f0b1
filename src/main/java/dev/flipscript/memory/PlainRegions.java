package dev.flipscript.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The regions of a script whose MEMORY commands are as plain as most: {@code RAM (rwx) : ORIGIN =
 * 0x20000000, LENGTH = 64K}. That takes no parser, for which a repeated link has no time. Of any
 * other script it tells nothing; what it tells is what a {@link MemoryMap} would.
 */
public final class PlainRegions {

  private static final String COMMAND = "MEMORY";

  /**
   * A region.
   *
   * @param origin its first address
   * @param length in bytes
   */
  public record Range(String name, long origin, long length) {

    /** Of a region that is known. */
    public static Range of(MappedRegion region) {
      return new Range(region.name(), region.origin(), region.length());
    }

    public boolean contains(long address) {
      return Long.compareUnsigned(address - origin, length) < 0;
    }
  }

  private final List<Range> ranges = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String text = "";
  private int at;

  /**
   * Adds those of a script.
   *
   * @param script a file of it; one that it INCLUDEs is another
   * @return false where they are not plain, or one of them is there already
   */
  public boolean add(String script) {
    text = script;
    at = 0;
    return !script.contains(COMMAND) || commands();
  }

  /** All that were added, in their order. */
  public List<Range> ranges() {
    return List.copyOf(ranges);
  }

  private boolean commands() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' && text.startsWith("/*", at)) {
        if (!comment()) {
          return false;
        }
      } else if (c == '"') {
        at = text.indexOf('"', at + 1) + 1;
        if (at == 0) {
          return false;
        }
      } else if (c == '#') {
        return false; // A comment, or not.
      } else if (depth == 0 && c == 'M' && text.startsWith(COMMAND, at)) {
        boolean isWord = isFirst(at);
        at += COMMAND.length();
        if (!isWord || !regions()) {
          return false;
        }
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        at++;
      }
    }
    return depth == 0;
  }

  /** Within a word it would be part of a pattern for files. */
  private boolean comment() {
    boolean isOne = isFirst(at);
    at = text.indexOf("*/", at + 2) + 2;
    return isOne && at >= 2;
  }

  private boolean isFirst(int index) {
    if (index == 0) {
      return true;
    }
    char before = text.charAt(index - 1);
    return isSpace(before) || before == ';' || before == '{' || before == '}' || before == '/';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private boolean regions() {
    if (!skip('{')) {
      return false;
    }
    while (!skip('}')) {
      String name = word();
      if (name.isEmpty() || !names.add(name) || (skip('(') && (word().isEmpty() || !skip(')')))) {
        return false;
      }
      Optional<Long> origin = skip(':') ? number("ORIGIN") : Optional.empty();
      skip(',');
      Optional<Long> length = origin.isPresent() ? number("LENGTH") : Optional.empty();
      if (length.isEmpty()) {
        return false;
      }
      ranges.add(new Range(name, origin.get(), length.get()));
    }
    return true;
  }

  private Optional<Long> number(String property) {
    if (!word().equals(property) || !skip('=')) {
      return Optional.empty();
    }
    String number = word();
    long factor = number.endsWith("K") ? 1L << 10 : number.endsWith("M") ? 1L << 20 : 1;
    boolean isHex = number.startsWith("0x");
    String digits = number.substring(isHex ? 2 : 0, number.length() - (factor == 1 ? 0 : 1));
    // An octal number is one to GNU ld only, and not every linker multiplies hexadecimal ones.
    boolean isPlain = isHex ? factor == 1 : digits.length() == 1 || !digits.startsWith("0");
    if (!isPlain || digits.isEmpty() || digits.length() > (isHex ? 16 : 10)) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), isHex ? 16 : 10);
      if (digit < 0) {
        return Optional.empty();
      }
      value = value * (isHex ? 16 : 10) + digit;
    }
    return Optional.of(value * factor);
  }

  /** Goes past spaces, comments, and a character if that comes next. */
  private boolean skip(char wanted) {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    if (text.startsWith("/*", at) && isFirst(at) && text.indexOf("*/", at + 2) > 0) {
      at = text.indexOf("*/", at + 2) + 2;
      return skip(wanted);
    }
    boolean isThere = at < text.length() && text.charAt(at) == wanted;
    at += isThere ? 1 : 0;
    return isThere;
  }

  /** Letters, digits and underscores; none where something else comes next. */
  private String word() {
    skip('\0');
    int start = at;
    while (at < text.length() && isOfWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
