package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/**
 * A pattern of files or sections with what surrounds it.
 *
 * @param wrappers SORT_BY_NAME and its kin, the outermost first; an EXCLUDE_FILE stands inside
 * @param excluded the files of EXCLUDE_FILE
 */
public record SectionPattern(Span span, List<Wrapper> wrappers, List<Name> excluded, Name pattern)
    implements Node {

  /** What may surround a pattern. {@code SORT} is another name of SORT_BY_NAME. */
  public enum Wrapper {
    REVERSE,
    SORT_BY_ALIGNMENT,
    SORT_BY_INIT_PRIORITY,
    SORT_BY_NAME,
    SORT_NONE
  }

  public SectionPattern {
    wrappers = List.copyOf(wrappers);
    excluded = List.copyOf(excluded);
  }

  @Override
  public List<Node> children() {
    return new Children().add(excluded).add(pattern).list();
  }
}
