package dev.flipscript.memory;

import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import java.util.Optional;

/**
 * Where a script puts an output section.
 *
 * @param node the {@link dev.flipscript.script.ast.OutputSection}, or the {@link
 *     dev.flipscript.script.ast.Overlay.Member}
 * @param regionName after {@code >}, as written
 * @param region what that name stands for; absent if it is not declared
 * @param loadRegion the same after {@code AT >}
 * @param address the value of the explicit address
 */
public record Placement(
    LinkerScript script,
    Node node,
    Name name,
    Optional<Name> regionName,
    Optional<MappedRegion> region,
    Optional<MappedRegion> loadRegion,
    Optional<Value> address) {}
