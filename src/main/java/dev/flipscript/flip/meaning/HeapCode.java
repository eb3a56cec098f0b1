package dev.flipscript.flip.meaning;

import java.util.LinkedHashSet;
import java.util.Set;

/** The code that makes a heap: whatever reads where the heap starts. */
public final class HeapCode {

  private HeapCode() {}

  /** The functions, or sections of data, that read a start of the heap. */
  public static Set<String> readers(Meanings meanings, Readers readers) {
    Set<String> found = new LinkedHashSet<>();
    for (Meaning start : meanings.of(Role.HEAP_START)) {
      found.addAll(readers(start, readers));
    }
    return found;
  }

  /** The same for one start; a variable that holds it is read by what malloc calls for memory. */
  public static Set<String> readers(Meaning start, Readers readers) {
    Set<String> found = new LinkedHashSet<>();
    if (readers.isHeldByData(start.symbol())) {
      found.addAll(Readers.SBRK);
    }
    found.addAll(readers.of(start.symbol()));
    return found;
  }

  /** Whether code that reads these symbols knows where its heap ends. */
  public static boolean readsEnd(Meanings meanings, Set<String> reads) {
    for (Meaning end : meanings.of(Role.HEAP_END)) {
      if (reads.contains(end.symbol())) {
        return true;
      }
    }
    return false;
  }
}
