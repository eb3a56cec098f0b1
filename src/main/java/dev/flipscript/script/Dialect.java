package dev.flipscript.script;

/** Whose reading of a script counts. */
public enum Dialect {
  /** Exactly GNU ld, the newest where versions differ. */
  GNU,
  /** LLVM lld; never stricter than it. */
  LLD
}
