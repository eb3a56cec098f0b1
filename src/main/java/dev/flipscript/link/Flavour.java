package dev.flipscript.link;

import dev.flipscript.script.Dialect;

/** The kinds of linkers and drivers. */
public enum Flavour {
  /** lld under its own name, which must be told to be a GNU linker. */
  RUST_LLD(Style.LINKER),
  /** lld as {@code ld.lld}. */
  LLD(Style.LINKER),
  /** GNU ld. */
  GNU(Style.LINKER),
  /** A driver that calls GNU ld. */
  GCC(Style.DRIVER),
  /** A driver that calls lld on bare metal. */
  CLANG(Style.DRIVER);

  private final Style style;

  Flavour(Style style) {
    this.style = style;
  }

  public Style style() {
    return style;
  }

  /** Whose reading of scripts counts. */
  public Dialect dialect() {
    return switch (this) {
      case RUST_LLD, LLD, CLANG -> Dialect.LLD;
      case GNU, GCC -> Dialect.GNU;
    };
  }
}
