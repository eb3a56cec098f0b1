package dev.flipscript.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What options say of the inputs behind them. */
final class InputModes {

  private final boolean[] isBinary;
  private final boolean[] isStatic;

  private InputModes(int words) {
    isBinary = new boolean[words + 1];
    isStatic = new boolean[words + 1];
  }

  /**
   * Goes through a command line.
   *
   * @param options in their order
   * @param words how many there are
   * @param isStatic whether {@code -l} means static libraries only at the start
   */
  static InputModes of(List<Option> options, int words, boolean isStatic) {
    InputModes modes = new InputModes(words);
    List<Boolean> outer = new ArrayList<>();
    boolean binary = false;
    boolean fixed = isStatic;
    int from = 0;
    for (Option option : options) {
      from = modes.fill(from, option.word(), binary, fixed);
      switch (option.kind()) {
        case INPUT_FORMAT -> binary = option.value().equals("binary");
        case STATIC -> fixed = true;
        case DYNAMIC -> fixed = false;
        case PUSH_STATE -> outer.add(fixed);
        case POP_STATE -> fixed = outer.isEmpty() ? fixed : outer.remove(outer.size() - 1);
        default -> {}
      }
    }
    modes.fill(from, words, binary, fixed);
    return modes;
  }

  private int fill(int from, int last, boolean binary, boolean fixed) {
    if (last >= from) {
      Arrays.fill(isBinary, from, last + 1, binary);
      Arrays.fill(isStatic, from, last + 1, fixed);
    }
    return Math.max(from, last + 1);
  }

  /** Whether an input at a word is no script, whatever it holds. */
  boolean isBinary(int word) {
    return isBinary[Math.min(word, isBinary.length - 1)];
  }

  /** Whether {@code -l} means static libraries only at a word. */
  boolean isStatic(int word) {
    return isStatic[Math.min(word, isStatic.length - 1)];
  }
}
