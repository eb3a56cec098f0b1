package dev.flipscript.flip.meaning;

import dev.flipscript.elf.Image;
import java.util.Set;

/** Lets the code decide: what it does with a symbol tells what the symbol means. */
final class ReadMeanings {

  private final Meanings meanings;
  private final Image plain;
  private final Readers readers;
  private final Meanings.Wishes wishes;

  ReadMeanings(Meanings meanings, Image plain, Readers readers, Meanings.Wishes wishes) {
    this.meanings = meanings;
    this.plain = plain;
    this.readers = readers;
    this.wishes = wishes;
  }

  void decide() {
    for (Meaning meaning : meanings.all()) {
      if (wishes.roles().containsKey(meaning.symbol())) {
        continue;
      }
      Role role = decide(meaning);
      if (role != meaning.role()) {
        meanings.put(meaning.symbol(), role, meaning.value());
      }
    }
  }

  private Role decide(Meaning meaning) {
    String symbol = meaning.symbol();
    return switch (meaning.role()) {
      case AMBIGUOUS -> ofAmbiguous(meaning);
      // A limit that nothing but the heap's code looks at is the heap's.
      case STACK_BOTTOM -> isReadByHeapAlone(symbol) ? Role.HEAP_END : Role.STACK_BOTTOM;
      // One of several names of the stack's start, where another one is what the processor loads.
      case STACK_START ->
          isReadByHeapAlone(symbol) && isLoadedByAnotherName(symbol)
              ? Role.HEAP_END
              : Role.STACK_START;
      case MEMORY, STATICS, HEAP_START, HEAP_END, IN_STACK, STACK_GUARD, OTHER -> meaning.role();
    };
  }

  private Role ofAmbiguous(Meaning meaning) {
    String symbol = meaning.symbol();
    if (readers.of(symbol).isEmpty()) {
      return meanings.isStored(symbol) ? Role.AMBIGUOUS : Role.OTHER;
    }
    if (meaning.value() == meanings.blocks().pointer() && isLoaded(symbol)) {
      return Role.STACK_START;
    }
    return isReadByHeapAlone(symbol) && meaning.value() - meanings.blocks().staticsEnd() >= 0
        ? Role.HEAP_END
        : Role.AMBIGUOUS;
  }

  private boolean isReadByHeapAlone(String symbol) {
    Set<String> heap = HeapCode.readers(meanings, readers);
    Set<String> all = readers.of(symbol);
    for (String reader : all) {
      if (HeapCode.readsEnd(meanings, readers.readBy(reader))) {
        return false; // It has an end of its own.
      }
    }
    return !all.isEmpty() && heap.containsAll(all);
  }

  private boolean isLoadedByAnotherName(String symbol) {
    for (Meaning other : meanings.of(Role.STACK_START)) {
      if (!other.symbol().equals(symbol) && isLoaded(other.symbol())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the processor, or the code at the entry point, takes its stack pointer from it. */
  private boolean isLoaded(String symbol) {
    for (Readers.Use use : readers.uses(symbol)) {
      if (plain.vectors().isPresent()) {
        if (use.address() == plain.vectors().get().address()) {
          return true;
        }
      } else if (use.section().startsWith(".init") || use.address() == plain.entry()) {
        return true;
      }
    }
    return false;
  }
}
