package dev.flipscript.memory;

import dev.flipscript.script.Diagnostic;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.ast.Expression.RegionQuery;
import dev.flipscript.script.ast.Node;
import java.util.Optional;

/** What is wrong with the value of ORIGIN or LENGTH in a declaration. */
final class Evaluated {

  private Evaluated() {}

  static Optional<Problem> problem(
      Dialect dialect, RegionQuery query, RegionTable.Declaration region, Value value) {
    if (value instanceof Value.Known) {
      return Optional.empty();
    }
    if (value instanceof Value.Failed failed) {
      boolean fatal = failed.fatal() || dialect == Dialect.LLD;
      return Optional.of(
          new Problem(
              Problem.Kind.NO_VALUE,
              region.name(),
              fatal,
              fatal ? failed.diagnostic() : goesOn(failed.diagnostic(), query, region)));
    }
    String why = ((Value.Unknown) value).why();
    Node node = query == RegionQuery.ORIGIN ? region.node().origin() : region.node().length();
    return Optional.of(
        new Problem(
            Problem.Kind.NO_VALUE,
            region.name(),
            false,
            new Diagnostic(
                region.script().source(),
                node.span(),
                "the " + query + " of region " + region.name() + " is not known: " + why)));
  }

  private static Diagnostic goesOn(
      Diagnostic failure, RegionQuery query, RegionTable.Declaration region) {
    return new Diagnostic(
        failure.source(),
        failure.span(),
        failure.message() + ", GNU ld takes another " + query + " for region " + region.name());
  }
}
