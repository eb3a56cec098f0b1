package dev.flipscript.report;

import dev.flipscript.elf.ImageSection;
import java.util.Locale;

/** What a piece of memory is used for. Every picture shows it by a pattern as well as a colour. */
public enum Kind {
  CODE("code", "code"),
  CONSTANTS("constants", "constants"),
  DATA("data", "statics with initial values"),
  ZEROED("zeroed", "statics that start as zero"),
  COPY("copy", "initial values of statics"),
  HEAP("heap", "heap"),
  STACK("stack", "stack"),
  FREE("free", "free");

  private final String id;
  private final String meaning;

  Kind(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  /** One word, for programs. */
  public String id() {
    return id;
  }

  /** A few words, for a legend. */
  public String meaning() {
    return meaning;
  }

  /** A heap is known by its name, whoever made the script. */
  static Kind of(ImageSection section) {
    if (section.name().toLowerCase(Locale.ROOT).contains("heap")) {
      return HEAP;
    }
    if (section.writable()) {
      return section.nobits() ? ZEROED : DATA;
    }
    return section.executable() ? CODE : CONSTANTS;
  }
}
