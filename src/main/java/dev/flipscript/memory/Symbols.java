package dev.flipscript.memory;

import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import java.util.Optional;
import java.util.Set;

/**
 * The symbols that scripts and {@code --defsym} define, with the values they have at the end. A
 * PROVIDEd symbol counts as defined: nobody knows here whether an object defines or wants it.
 */
public final class Symbols {

  /**
   * The assignment that gives a symbol its final value.
   *
   * @param value its right side; for {@code x += 1} the sum
   */
  public record Definition(Source source, Assignment.Kind kind, Name symbol, Expression value) {}

  private final LinkState state;

  Symbols(LinkState state) {
    this.state = state;
  }

  public Set<String> names() {
    return Set.copyOf(state.symbols.keySet());
  }

  /** The value; nothing for a symbol that neither a script nor {@code --defsym} defines. */
  public Optional<Value> value(String name) {
    return Optional.ofNullable(state.symbols.get(name));
  }

  public Optional<Definition> definition(String name) {
    return Optional.ofNullable(state.definitions.get(name))
        .map(s -> new Definition(s.source(), s.kind(), s.symbol(), s.value()));
  }
}
