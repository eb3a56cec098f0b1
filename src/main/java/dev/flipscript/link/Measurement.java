package dev.flipscript.link;

import dev.flipscript.elf.Image;
import java.util.Set;

/**
 * The link as asked for, into a private file.
 *
 * @param errors what the linker wrote to standard error
 * @param image its facts
 * @param references the names of heaps that files of the link refer to
 */
record Measurement(Talk errors, Image image, Set<String> references) {

  Measurement {
    references = Set.copyOf(references);
  }
}
