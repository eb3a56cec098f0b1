package dev.flipscript.cli;

import picocli.CommandLine.Option;

/** Whether output is coloured, the same for every command that can. */
final class ColourOption {

  /** The answers. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      description = "colours; auto, the default, where a terminal is and NO_COLOR is not set")
  private Colour colour = Colour.AUTO;

  boolean isOn(Terminal terminal) {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> terminal.isTerminal() && terminal.wantsColour();
    };
  }
}
