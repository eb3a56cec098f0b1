package dev.flipscript.link;

import java.util.List;

/** How linker arguments are written. */
public enum Style {
  /** As to a linker: {@code -T x --gc-sections}. */
  LINKER,
  /** As to a compiler driver: {@code -T x -Wl,--gc-sections -Xlinker --cref}. */
  DRIVER;

  /**
   * The style of a command line: as our name says, or the driver's if it holds what only a driver
   * takes.
   *
   * @param startedAs the file name we were started under
   */
  public static Style of(String startedAs, List<String> arguments) {
    Flavour named = LinkerNames.flavour(startedAs);
    if (named != null && named.style() == DRIVER) {
      return DRIVER;
    }
    for (String argument : arguments) {
      if (argument.startsWith("-Wl,") || argument.equals("-Xlinker")) {
        return DRIVER;
      }
    }
    return LINKER;
  }
}
