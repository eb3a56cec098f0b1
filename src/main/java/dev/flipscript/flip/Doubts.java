package dev.flipscript.flip;

import dev.flipscript.elf.Image;
import dev.flipscript.flip.meaning.KnownNames;
import dev.flipscript.flip.meaning.Meaning;
import dev.flipscript.flip.meaning.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a plan depends on what the code does with symbols, which is worth a link of its own only
 * then.
 */
public final class Doubts {

  private Doubts() {}

  /** The names to ask the measuring link for: whoever refers to none of them has no heap. */
  public static List<String> names() {
    return KnownNames.HEAP_STARTS;
  }

  /**
   * Those of them that scripts mention, to ask for in the links that are kept.
   *
   * @param symbols what the scripts mention
   */
  public static List<String> names(Set<String> symbols) {
    List<String> names = new ArrayList<>();
    for (String name : names()) {
      if (symbols.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The symbols whose readers the plan depends on; none if nothing is in doubt.
   *
   * @param referenced which of {@link #names} a file of the link refers to
   */
  public static Set<String> of(FlipPlan plan, Image measured, Set<String> referenced) {
    return isInDoubt(plan, measured, referenced) ? symbols(plan, measured) : Set.of();
  }

  private static boolean isInDoubt(FlipPlan plan, Image measured, Set<String> referenced) {
    for (Meaning meaning : plan.meanings().all()) {
      String symbol = meaning.symbol();
      boolean isThere = measured.symbol(symbol).isPresent();
      boolean mayBeRead = !KnownNames.HEAP_STARTS.contains(symbol) || referenced.contains(symbol);
      boolean stays = plan.isNoOp() && meaning.value() - plan.stack().top() >= 0;
      if (isThere && !stays && isOpen(meaning.role(), mayBeRead)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpen(Role role, boolean mayBeRead) {
    return role == Role.AMBIGUOUS || (role == Role.HEAP_START && mayBeRead);
  }

  private static Set<String> symbols(FlipPlan plan, Image measured) {
    Set<String> symbols = new HashSet<>();
    for (Meaning meaning : plan.meanings().all()) {
      if (measured.symbol(meaning.symbol()).isPresent()) {
        symbols.add(meaning.symbol());
      }
    }
    return symbols;
  }
}
