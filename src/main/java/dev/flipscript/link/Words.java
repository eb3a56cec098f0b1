package dev.flipscript.link;

import dev.flipscript.link.Word.Wrapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line as words. Words can be replaced and removed; arguments without such a word are
 * given back as they were, and the others in the wrapping they had.
 */
final class Words {

  private static final String COMMAS = "-Wl,";
  private static final String XLINKER = "-Xlinker";

  private final List<String> arguments;
  private final List<Word> words = new ArrayList<>();

  private Words(List<String> arguments) {
    this.arguments = arguments;
  }

  static Words of(List<String> arguments, Style style) {
    Words words = new Words(arguments);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (style == Style.DRIVER && argument.startsWith(COMMAS)) {
        words.addPieces(argument, i);
      } else if (style == Style.DRIVER && argument.equals(XLINKER) && i + 1 < arguments.size()) {
        words.words.add(new Word(arguments.get(i + 1), i, Wrapping.XLINKER));
        i++;
      } else {
        words.words.add(new Word(argument, i, Wrapping.PLAIN));
      }
    }
    return words;
  }

  private void addPieces(String argument, int index) {
    int from = COMMAS.length();
    for (int comma = argument.indexOf(',', from); comma >= 0; comma = argument.indexOf(',', from)) {
      words.add(new Word(argument.substring(from, comma), index, Wrapping.COMMAS));
      from = comma + 1;
    }
    words.add(new Word(argument.substring(from), index, Wrapping.COMMAS));
  }

  int size() {
    return words.size();
  }

  Word get(int index) {
    return words.get(index);
  }

  String text(int index) {
    return words.get(index).text();
  }

  boolean has(String text) {
    for (Word word : words) {
      if (word.text().equals(text)) {
        return true;
      }
    }
    return false;
  }

  List<String> arguments() {
    return arguments;
  }

  Edit edit() {
    return new Edit();
  }

  /** Changes to be made to the words. */
  final class Edit {

    private final @Nullable String[] texts = new @Nullable String[words.size()];

    private Edit() {
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text(i);
      }
    }

    void replace(int word, String text) {
      texts[word] = text;
    }

    void remove(int word) {
      texts[word] = null;
    }

    /** The edited command line. */
    List<String> arguments() {
      List<String> out = new ArrayList<>(arguments.size());
      int word = 0;
      while (word < texts.length) {
        int end = word + 1;
        boolean same = text(word).equals(texts[word]);
        while (end < texts.length && get(end).argument() == get(word).argument()) {
          same &= text(end).equals(texts[end]);
          end++;
        }
        Word first = get(word);
        if (same) {
          out.add(arguments.get(first.argument()));
          if (first.wrapping() == Wrapping.XLINKER) {
            out.add(first.text());
          }
        } else {
          addChanged(first.wrapping(), word, end, out);
        }
        word = end;
      }
      return out;
    }

    private void addChanged(Wrapping wrapping, int from, int to, List<String> out) {
      List<String> left = new ArrayList<>();
      for (int i = from; i < to; i++) {
        String text = texts[i];
        if (text != null) {
          left.add(text);
        }
      }
      switch (wrapping) {
        case PLAIN -> out.addAll(left);
        case COMMAS -> wrap(left, out);
        case XLINKER -> {
          for (String text : left) {
            out.add(XLINKER);
            out.add(text);
          }
        }
      }
    }
  }

  /**
   * Adds words for the linker to a driver's command line: with {@code -Wl,}, or, since nothing can
   * escape a comma there, with {@code -Xlinker} if a word holds one.
   */
  static void wrap(List<String> words, List<String> out) {
    if (words.isEmpty()) {
      return;
    }
    boolean comma = false;
    for (String word : words) {
      comma |= word.indexOf(',') >= 0;
    }
    if (comma) {
      for (String word : words) {
        out.add(XLINKER);
        out.add(word);
      }
    } else {
      out.add(COMMAS + String.join(",", words));
    }
  }
}
