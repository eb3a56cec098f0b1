package dev.flipscript.script;

import dev.flipscript.script.parse.SuffixedNumber;

/**
 * How GNU ld reads digits before a suffix of a base, such as B for binary. It means GNU ld only.
 */
public enum Numbers {
  /** Only digits of that base make a number: since 2.44. */
  CHECKED,
  /** Any hexadecimal digits do, and count up to the first that is wrong: {@code 16B} is 1. */
  UNCHECKED;

  /** Whether a text may hold a word for which it matters. */
  public static boolean matterIn(String text) {
    return SuffixedNumber.isIn(text);
  }
}
