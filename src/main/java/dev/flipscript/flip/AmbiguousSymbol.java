package dev.flipscript.flip;

import dev.flipscript.flip.meaning.Readers;
import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.Hex;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Assignment;
import java.util.Optional;
import java.util.Set;

/** Refuses a symbol of which nothing tells what it means. */
final class AmbiguousSymbol {

  private final FlipPlan plan;
  private final Follow follow;

  AmbiguousSymbol(FlipPlan plan, Follow follow) {
    this.plan = plan;
    this.follow = follow;
  }

  RefusalException refusal(Source source, Assignment assignment, long value) {
    String symbol = assignment.symbol().text();
    boolean isOrigin = value == plan.base() && follow.isStart(assignment.value());
    String meanings =
        isOrigin
            ? " may mean the start of the memory, which stays, or of the statics, which move"
            : " is "
                + Hex.address(value)
                + ", and nothing tells whether it means the memory, the stack or the heap";
    String hint =
        isOrigin
            ? "--flip-follow="
                + symbol
                + " lets it follow the statics; for the start of the memory call it so, as in"
                + " _ram_start"
            : "say what it is: --flip-role="
                + symbol
                + ":ROLE, where ROLE is "
                + Role.labels().replace(", other", " or other");
    return new RefusalException(
        Reason.AMBIGUOUS_SYMBOL,
        follow.at(source, assignment.span(), symbol + meanings + readers(symbol), hint));
  }

  private String readers(String symbol) {
    Optional<Readers> readers = plan.meanings().readers();
    Set<String> of = readers.isPresent() ? readers.get().of(symbol) : Set.of();
    return of.isEmpty() ? "" : "; it is read by " + String.join(", ", of);
  }
}
