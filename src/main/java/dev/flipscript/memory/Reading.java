package dev.flipscript.memory;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.OutputSection;
import dev.flipscript.script.ast.Overlay;
import dev.flipscript.script.ast.Region;
import dev.flipscript.script.ast.SectionGroup;
import dev.flipscript.script.ast.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of scripts and {@code --defsym}s, in the order in which a linker reads them. */
final class Reading {

  private final ScriptSet scripts;
  private final List<Step> steps = new ArrayList<>();
  private boolean hasSections;
  private boolean hasInsert;

  Reading(ScriptSet scripts, List<CommandLineSymbol> symbols) {
    this.scripts = scripts;
    List<LinkerScript> roots = scripts.roots();
    for (int i = 0; i <= roots.size(); i++) {
      for (CommandLineSymbol symbol : symbols) {
        if (symbol.scriptsBefore() == i) {
          steps.add(Step.Assign.of(symbol.source(), symbol.defsym().assignment(), false));
        }
      }
      if (i < roots.size()) {
        read(roots.get(i), roots.get(i).file().items(), false);
      }
    }
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * The location counter at the start. With INSERT the statements of a script end up in the middle
   * of another; without SECTIONS lld starts behind the headers.
   */
  Value start(Dialect dialect) {
    return hasInsert || (dialect == Dialect.LLD && !hasSections)
        ? new Value.Unknown("the location counter is not known until the program is linked")
        : Value.of(0);
  }

  /** Steps into every block; what is not named here means nothing for memory. */
  private void read(LinkerScript script, List<? extends Node> items, boolean inSection) {
    for (Node item : items) {
      if (item instanceof Assignment assignment) {
        steps.add(Step.Assign.of(script.source(), assignment, inSection));
      } else if (item instanceof Include include) {
        Optional<LinkerScript> inner = scripts.included(script, include);
        if (inner.isPresent()) {
          read(inner.get(), inner.get().file().items(), inSection);
        }
      } else if (item instanceof Command.InputFiles files) {
        read(script, files.items(), false);
      } else if (item instanceof InputItem.AsNeeded several) {
        read(script, several.items(), false);
      } else if (item instanceof InputItem.File file) {
        Optional<LinkerScript> inner = scripts.named(script, file);
        if (inner.isPresent()) {
          read(inner.get(), inner.get().file().items(), false);
        }
      } else if (item instanceof Memory memory) {
        read(script, memory.items(), false);
      } else if (item instanceof Region region) {
        steps.add(new Step.Declare(script, region));
      } else if (item instanceof Command.RegionAlias alias) {
        steps.add(new Step.Alias(script, alias));
      } else if (item instanceof Command.Insert) {
        hasInsert = true;
      } else if (item instanceof Sections sections) {
        hasSections = true;
        read(script, sections.items(), false);
      } else if (item instanceof SectionGroup group) {
        read(script, group.items(), false);
      } else if (item instanceof OutputSection section) {
        steps.add(new Step.Place(PlacedSection.of(script, section)));
        read(script, section.statements(), true);
      } else if (item instanceof Overlay overlay) {
        for (Overlay.Member member : overlay.members()) {
          steps.add(new Step.Place(PlacedSection.of(script, overlay, member)));
          read(script, member.statements(), true);
        }
      }
    }
  }
}
