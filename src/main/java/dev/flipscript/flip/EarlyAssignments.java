package dev.flipscript.flip;

import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Region;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The assignments that a linker reads before it knows a region. lld refuses those that ask for it
 * ("memory region not defined").
 */
final class EarlyAssignments {

  private final Set<Assignment> early = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean isDeclared;

  EarlyAssignments(ScriptSet scripts, Region region) {
    scripts.walk(
        (script, node) -> {
          if (node == region) {
            isDeclared = true;
          } else if (!isDeclared && node instanceof Assignment assignment) {
            early.add(assignment);
          }
        });
  }

  boolean holds(Assignment assignment) {
    return early.contains(assignment);
  }
}
