package dev.flipscript.link;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.StackPointerReads;
import dev.flipscript.elf.SymbolReader;
import dev.flipscript.elf.SymbolReaders;
import dev.flipscript.flip.meaning.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what the linked code does with symbols, by a link that keeps the relocations. */
final class CodeReading {

  private final Linking linking;

  CodeReading(Linking linking) {
    this.linking = linking;
  }

  /**
   * Who reads some symbols.
   *
   * @param command the link as asked for
   * @param measured its image
   * @throws LinkException if the linker fails with the option that keeps relocations
   */
  Readers read(LinkCommand command, Image measured, Set<String> symbols) throws IOException {
    Path file = linking.workspace().measured();
    LinkerRun.Result result = linking.run(linking.reading(command, file));
    if (!result.isSuccess()) {
      throw LinkException.refused(
          "cannot see what the code does with the heap's and the stack's symbols: the linker fails"
              + " with --emit-relocs; it says:\n"
              + result.errors().text().strip());
    }
    Map<String, ImageSection> sections = new HashMap<>();
    for (ImageSection section : measured.sections()) {
      sections.putIfAbsent(section.name(), section);
    }
    List<Readers.Use> uses = new ArrayList<>();
    Set<String> functions = new HashSet<>(Readers.SBRK);
    for (SymbolReader reader : SymbolReaders.read(file, symbols)) {
      @Nullable ImageSection section = sections.get(reader.section());
      if (section != null && isConstant(reader, section, measured)) {
        continue;
      }
      uses.add(
          new Readers.Use(
              reader.symbol(),
              reader.function(),
              reader.section(),
              reader.address(),
              section != null && section.executable()));
      functions.add(reader.function());
    }
    return new Readers(uses, StackPointerReads.of(file, functions, new HashSet<>(Readers.SBRK)));
  }

  /**
   * Whether the place is a constant, such as a table that a debugger or a loader reads: code that
   * makes a heap has the address in itself or in a variable. The vector table is one that counts.
   */
  private static boolean isConstant(SymbolReader reader, ImageSection section, Image measured) {
    boolean isVectors =
        measured.vectors().isPresent() && reader.address() == measured.vectors().get().address();
    return !isVectors && !section.writable() && !section.executable();
  }
}
