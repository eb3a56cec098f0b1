package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/**
 * A linker script, or a file that a script INCLUDEs in one of its blocks.
 *
 * @param context the block whose items it holds
 */
public record CommandFile(Span span, Context context, List<Node> items) implements Script {

  /** The blocks in which INCLUDE may stand, each with its own kind of items. */
  public enum Context {
    /** {@link Command}s: a script of its own. */
    SCRIPT,
    /** {@link SectionsItem}s. */
    SECTIONS,
    /** {@link SectionStatement}s, inside an output section. */
    OUTPUT_SECTION,
    /** {@link MemoryItem}s. */
    MEMORY
  }

  public CommandFile {
    items = List.copyOf(items);
  }

  @Override
  public List<Node> children() {
    return items;
  }
}
