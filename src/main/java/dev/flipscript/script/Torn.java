package dev.flipscript.script;

import dev.flipscript.script.ast.Include;

/**
 * What keeps a file from being read by itself: to lld an INCLUDE is its text, which may begin or
 * end in the middle of anything.
 */
final class Torn {
  private Torn() {}

  /** A file that does not hold whole items of the block it stands in; or it has an error. */
  static final class File extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient ScriptException error;
    final transient Source text;

    /**
     * A file that cannot be read by itself.
     *
     * @param text its text, with that of all files it includes that are torn themselves
     */
    File(ScriptException error, Source text) {
      super(null, null, false, false);
      this.error = error;
      this.text = text;
    }
  }

  /** An INCLUDE whose file must be read in its place. */
  static final class Place extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient Include include;
    final transient Source text;

    /** How much of the text was not read, in characters, where that is the only reason. */
    final int unread;

    Place(Include include, Source text, int unread) {
      super(null, null, false, false);
      this.include = include;
      this.text = text;
      this.unread = unread;
    }
  }
}
