package dev.flipscript.flip;

import static dev.flipscript.flip.Images.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.flip.meaning.Role;
import dev.flipscript.memory.CommandLineSymbol;
import dev.flipscript.memory.MemoryMap;
import dev.flipscript.script.Dialect;
import dev.flipscript.script.Edits;
import dev.flipscript.script.EntryPoint;
import dev.flipscript.script.ScriptSet;
import dev.flipscript.script.Scripts;
import dev.flipscript.script.Source;
import dev.flipscript.script.ast.Defsym;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a flip makes of a --defsym, which wins over the scripts before it. */
class CommandLineSymbolsTest {

  private static final long RAM = 0x20000000;
  private static final long END = 0x20010000;

  private static final String MEMORY =
      "MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K RAM : ORIGIN = 0x20000000, LENGTH = 64K }\n";
  private static final String STACK = "_stack_start = ORIGIN(RAM) + LENGTH(RAM);\n";
  private static final String SECTIONS = "SECTIONS { .bss : { *(.bss) _ebss = .; } > RAM }\n";

  private static final Images MEASURED =
      Images.of(END, section(".bss", RAM, 0x300, 8)).withSymbol("_ebss", RAM + 0x300);

  private record Flip(FlipPlan plan, FlipEdits.Changes changes, Source source) {}

  private static Flip flip(String script, String defsym, Images measured) {
    Source source = Source.of("--defsym", defsym);
    Defsym parsed = (Defsym) Scripts.parse(source, EntryPoint.DEFSYM, Dialect.LLD);
    List<CommandLineSymbol> symbols = List.of(new CommandLineSymbol(source, parsed, 1));
    ScriptSet set = Images.map(script).scripts();
    MemoryMap map = MemoryMap.of(set, symbols, Dialect.LLD, name -> false);
    FlipSettings settings = FlipSettings.DEFAULT;
    FlipPlan plan = new Planner(map, settings).plan(measured.image(), symbols, Optional.empty());
    return new Flip(plan, FlipEdits.of(set, symbols, map, settings, plan), source);
  }

  /** By numbers: where it stands there are no regions yet. */
  @ParameterizedTest
  @CsvSource({
    "_stack_start=0x20010000, _stack_start=0x2000fd00",
    "_stack_start=ORIGIN(RAM)+LENGTH(RAM), _stack_start=0x2000fd00",
    "_ram_size=LENGTH(RAM), _ram_size=0x00010000",
    "_ram_start=ORIGIN(RAM), _ram_start=0x20000000",
    "_irq_stack=_stack_start-0x100, _irq_stack=0x2000fc00",
    "_other=5, ''",
    "_flash=ORIGIN(FLASH), ''"
  })
  void says(String defsym, String now) {
    String name = defsym.substring(0, defsym.indexOf('='));
    long value = name.equals("_irq_stack") ? END - 0x100 : 0;
    Images measured = value == 0 ? MEASURED : MEASURED.withSymbol(name, value);
    Flip flip = flip(MEMORY + STACK + SECTIONS, defsym, measured);
    Edits edits = flip.changes().symbols().get(flip.source());
    assertThat(edits == null ? "" : edits.apply(flip.source()).text()).isEqualTo(now);
  }

  /** It may be the only one that says where the stack starts. */
  @Test
  void theStackMayBeOfTheCommandLineAlone() {
    Flip flip = flip(MEMORY + SECTIONS, "_stack_start=0x20010000", MEASURED);
    assertThat(flip.changes().symbols()).hasSize(1);
    assertThatThrownBy(() -> flip(MEMORY + SECTIONS, "_other=5", MEASURED))
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.STACK_SYMBOL_NOT_IN_SCRIPTS));
  }

  /** Another name for a symbol means what that one does, whatever its own is. */
  @Test
  void anotherNameOnTheCommandLine() {
    Flip alias =
        flip(
            MEMORY + STACK + SECTIONS,
            "__heap_here=_ebss",
            MEASURED.withSymbol("__heap_here", RAM + 0x300));
    assertThat(alias.plan().meanings().role("__heap_here")).isEqualTo(Role.STATICS);
    String script = MEMORY + STACK + SECTIONS + "__heap_here = _ebss;\n";
    MemoryMap map = Images.map(script);
    FlipPlan plan =
        new Planner(map, FlipSettings.DEFAULT)
            .plan(MEASURED.withSymbol("__heap_here", RAM + 0x300).image());
    assertThat(plan.meanings().role("__heap_here")).isEqualTo(Role.HEAP_START);
  }
}
