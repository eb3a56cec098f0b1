package dev.flipscript.link;

import dev.flipscript.link.OptionTable.Arity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a linker's command line. As in {@code getopt_long_only}, one dash is as good
 * as two for a long option, unless it starts with an {@code o} that could be {@code -o}.
 */
final class LinkerScanner {

  /** Behind it, all words are inputs. */
  static final String END = "--";

  private final Words words;
  private final int[] order;
  private final List<Option> found = new ArrayList<>();
  private int next;

  private LinkerScanner(Words words, int[] order) {
    this.words = words;
    this.order = order;
  }

  /**
   * The options and inputs among some of the words.
   *
   * @param order the indices of the words, ascending
   */
  static List<Option> scan(Words words, int[] order) {
    LinkerScanner scanner = new LinkerScanner(words, order);
    while (scanner.next < order.length) {
      scanner.scanWord();
    }
    return scanner.found;
  }

  private void scanWord() {
    int word = order[next++];
    String text = words.text(word);
    if (word == 0 && text.equals("-flavor")) {
      next++;
    } else if (text.equals(END)) {
      add(Kind.END_OF_OPTIONS, "", word, word, 0);
      while (next < order.length) {
        int input = order[next++];
        add(Kind.INPUT, words.text(input), input, input, 0);
      }
    } else if (text.length() < 2 || text.charAt(0) != '-') {
      add(Kind.INPUT, text, word, word, 0);
    } else if (!scanLong(word, text)) {
      scanShort(word, text);
    }
  }

  private boolean scanLong(int word, String text) {
    boolean twoDashes = text.charAt(1) == '-';
    int start = twoDashes ? 2 : 1;
    int equals = text.indexOf('=');
    String name = text.substring(start, equals < 0 ? text.length() : equals);
    OptionTable.LongOption option =
        twoDashes || isLongWithOneDash(name) ? OptionTable.exact(name) : null;
    if (option == null && twoDashes && !name.isEmpty()) {
      option = OptionTable.abbreviated(name);
    }
    if (option == null) {
      return twoDashes;
    }
    if (option.arity() != Arity.FLAG && equals >= 0) {
      add(option.kind(), text.substring(equals + 1), word, word, equals + 1);
    } else if (option.arity() == Arity.VALUE) {
      addWithNextWord(option.kind(), word);
    } else {
      add(option.kind(), "", word, word, text.length());
    }
    return true;
  }

  /** A single letter is a short option; {@code -output x} writes a file named utput. */
  private static boolean isLongWithOneDash(String name) {
    return name.length() > 1
        && (name.charAt(0) != 'o' || name.equals("orphan-handling") || name.equals("out-implib"));
  }

  private void scanShort(int word, String text) {
    char letter = text.charAt(1);
    Kind kind = OptionTable.kind(letter);
    if (!OptionTable.takesValue(letter)) {
      // GNU ld and lld take no bundles such as -sS.
      if (text.length() == 2) {
        add(kind, "", word, word, text.length());
      }
    } else if (text.length() > 2) {
      add(kind, text.substring(2), word, word, 2);
    } else if (letter == 'G' && !isNumberNext()) {
      // GNU ld takes a -G without a size for -shared.
      add(Kind.SHARED, "", word, word, text.length());
    } else {
      addWithNextWord(kind, word);
    }
  }

  private boolean isNumberNext() {
    String value = next < order.length ? words.text(order[next]) : "";
    return !value.isEmpty() && value.charAt(0) >= '0' && value.charAt(0) <= '9';
  }

  private void addWithNextWord(@Nullable Kind kind, int word) {
    if (next == order.length) {
      add(Kind.NO_LINK, "", word, word, words.text(word).length());
    } else {
      int value = order[next++];
      add(kind, words.text(value), word, value, 0);
    }
  }

  private void add(@Nullable Kind kind, String value, int word, int valueWord, int valueStart) {
    if (kind != null) {
      found.add(new Option(kind, value, word, valueWord, valueStart));
    }
  }
}
