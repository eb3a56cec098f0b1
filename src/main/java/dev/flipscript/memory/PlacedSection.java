package dev.flipscript.memory;

import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.SectionTail;
import java.util.Optional;

/**
 * An output section as the script places it.
 *
 * @param node the {@link OutputSection}, or the {@link Overlay.Member}
 * @param address the explicit address; that of the overlay for its members
 * @param tail with the regions; that of the overlay for its members
 */
record PlacedSection(
    LinkerScript script, Node node, Name name, Optional<Expression> address, SectionTail tail) {

  static PlacedSection of(LinkerScript script, OutputSection node) {
    return new PlacedSection(script, node, node.name(), node.header().address(), node.tail());
  }

  static PlacedSection of(LinkerScript script, Overlay overlay, Overlay.Member member) {
    return new PlacedSection(script, member, member.name(), overlay.address(), overlay.tail());
  }
}
