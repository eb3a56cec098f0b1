package dev.flipscript.flip;

import dev.flipscript.elf.ImageSection;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.script.Printer;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Expression.SectionQuery;
import dev.flipscript.script.ast.Name;
import java.util.Optional;

/**
 * Leads the location counter back to the statics behind the stack's reservation, which goes to the
 * stack: {@code _end = .} that stood behind both stands behind the statics.
 */
final class ReturnToStatics {

  private ReturnToStatics() {}

  /**
   * What to write behind a reservation; nothing if nothing there is taken from sections.
   *
   * @param upper the region of the statics
   */
  static Optional<String> behind(FlipPlan plan, String upper) {
    ImageSection last = null;
    for (ImageSection section : plan.statics().sections()) {
      last = last == null || section.end() - last.end() > 0 ? section : last;
    }
    if (last == null || (!isNeeded(plan) && plan.orphans().isEmpty())) {
      return Optional.empty();
    }
    String back = "";
    for (ImageSection orphan : plan.orphans()) {
      last = orphan.end() - last.end() > 0 ? orphan : last;
      // lld puts an orphan into the region of the section before it, be that empty.
      back = " .flip_back (NOLOAD) : { . = .; } > " + upper;
    }
    Name name = Name.of(last.name());
    return Optional.of(
        back
            + " . = "
            + print(SectionQuery.ADDR, name)
            + " + "
            + print(SectionQuery.SIZEOF, name)
            + ";");
  }

  private static boolean isNeeded(FlipPlan plan) {
    for (Meaning meaning : plan.meanings().all()) {
      boolean isBehind = meaning.value() - plan.stack().top() >= 0;
      switch (meaning.role()) {
        case STATICS, HEAP_START -> {
          if (isBehind && meaning.located()) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static String print(SectionQuery query, Name section) {
    return Printer.print(new Expression.SectionProperty(Span.NONE, query, section));
  }
}
