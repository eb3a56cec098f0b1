package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code KEEP(file(section section))} (ld manual, "Input Section Description").
 *
 * @param flags the names and {@code !names} of INPUT_SECTION_FLAGS
 * @param file the files; absent in {@code [section]}
 * @param sections the sections; absent where only a file is named
 */
public record InputSections(
    Span span,
    boolean keep,
    List<Name> flags,
    Optional<SectionPattern> file,
    Optional<List<SectionPattern>> sections)
    implements SectionStatement {

  public InputSections {
    flags = List.copyOf(flags);
    sections = sections.map(List::copyOf);
  }

  @Override
  public List<Node> children() {
    return new Children().add(flags).add(file).add(sections.orElse(List.of())).list();
  }
}
