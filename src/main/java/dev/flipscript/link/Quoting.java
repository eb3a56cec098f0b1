package dev.flipscript.link;

import java.util.ArrayList;
import java.util.List;

/** How arguments are separated and quoted in a response file. */
public enum Quoting {
  /**
   * GNU and POSIX: a backslash takes the next character as it is, also inside the two kinds of
   * quotes. An empty pair of quotes is an empty argument, as for GNU ld; lld drops it.
   */
  POSIX {
    @Override
    public List<String> split(String text) {
      List<String> arguments = new ArrayList<>();
      StringBuilder argument = new StringBuilder();
      boolean started = false;
      char quote = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\' && i + 1 < text.length()) {
          argument.append(text.charAt(++i));
          started = true;
        } else if (quote != 0) {
          if (c == quote) {
            quote = 0;
          } else {
            argument.append(c);
          }
        } else if (c == '"' || c == '\'') {
          quote = c;
          started = true;
        } else if (!isSpace(c)) {
          argument.append(c);
          started = true;
        } else if (started) {
          arguments.add(argument.toString());
          argument.setLength(0);
          started = false;
        }
      }
      if (started) {
        arguments.add(argument.toString());
      }
      return arguments;
    }

    @Override
    void quote(String argument, StringBuilder out) {
      if (argument.isEmpty()) {
        out.append("\"\"");
      }
      for (int i = 0; i < argument.length(); i++) {
        char c = argument.charAt(i);
        if (c == '\\' || c == '"' || c == '\'' || isSpace(c)) {
          out.append('\\');
        }
        out.append(c);
      }
    }
  },

  /**
   * Windows: only double quotes quote, and a backslash counts as an escape only in a run of them
   * before a double quote. This is what rustc writes for lld on Windows.
   */
  WINDOWS {
    @Override
    public List<String> split(String text) {
      List<String> arguments = new ArrayList<>();
      StringBuilder argument = new StringBuilder();
      boolean started = false;
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          int end = i;
          while (end < text.length() && text.charAt(end) == '\\') {
            end++;
          }
          int count = end - i;
          boolean beforeQuote = end < text.length() && text.charAt(end) == '"';
          argument.append("\\".repeat(beforeQuote ? count / 2 : count));
          i = end - 1;
          if (beforeQuote && count % 2 == 1) {
            argument.append('"');
            i = end;
          }
          started = true;
        } else if (c == '"') {
          if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
            argument.append('"');
            i++;
          } else {
            quoted = !quoted;
          }
          started = true;
        } else if (quoted || !(isSpace(c) || c == 0)) {
          argument.append(c);
          started = true;
        } else if (started) {
          arguments.add(argument.toString());
          argument.setLength(0);
          started = false;
        }
      }
      if (started) {
        arguments.add(argument.toString());
      }
      return arguments;
    }

    @Override
    void quote(String argument, StringBuilder out) {
      out.append('"');
      int backslashes = 0;
      for (int i = 0; i < argument.length(); i++) {
        char c = argument.charAt(i);
        if (c == '"') {
          out.append("\\".repeat(backslashes + 1));
        }
        backslashes = c == '\\' ? backslashes + 1 : 0;
        out.append(c);
      }
      out.append("\\".repeat(backslashes)).append('"');
    }
  };

  /** The arguments in the text of a response file. */
  public abstract List<String> split(String text);

  abstract void quote(String argument, StringBuilder out);

  /** The text of a response file, one argument a line, that {@link #split} reads back. */
  public String join(List<String> arguments) {
    StringBuilder out = new StringBuilder();
    for (String argument : arguments) {
      quote(argument, out);
      out.append('\n');
    }
    return out.toString();
  }

  /** What the linkers use by default on this machine. */
  public static Quoting host() {
    return Host.isWindows() ? WINDOWS : POSIX;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
