package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** A script in the language of the MRI linker (ld manual, "MRI Compatible Script Files"). */
public record MriScript(Span span, List<MriCommand> commands) implements Script {
  public MriScript {
    commands = List.copyOf(commands);
  }

  @Override
  public List<MriCommand> children() {
    return commands;
  }
}
