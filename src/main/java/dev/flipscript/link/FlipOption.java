package dev.flipscript.link;

import org.jspecify.annotations.Nullable;

/** Our own options, given as {@code --flip-NAME=VALUE} or in the environment. */
enum FlipOption {
  LINKER("linker", "PROGRAM"),
  REGION("region", "NAME"),
  STACK_SYMBOL("stack-symbol", "SYMBOL"),
  MIN_STACK("min-stack", "SIZE"),
  HEAP("heap", "SIZE"),
  ALIGN("align", "SIZE"),
  FLOOR("floor", "deny|warn|allow"),
  PIN("pin", "SECTION"),
  FOLLOW("follow", "SYMBOL"),
  ROLE("role", "SYMBOL:ROLE"),
  REPORT("report", "FILE.txt|.json|.svg|.html"),
  KEEP("keep", "DIR"),
  CACHE("cache", "DIR|off");

  private final String label;
  private final String metavariable;

  FlipOption(String label, String metavariable) {
    this.label = label;
    this.metavariable = metavariable;
  }

  /** {@code --flip-min-stack}. */
  String argument() {
    return "--flip-" + label;
  }

  /** {@code --flip-min-stack=SIZE}. */
  String usage() {
    return argument() + "=" + metavariable;
  }

  /** {@code FLIP_SCRIPT_MIN_STACK}. */
  String variable() {
    return "FLIP_SCRIPT_" + name();
  }

  /** Whether every use counts rather than the last. */
  boolean isRepeatable() {
    return this == PIN || this == FOLLOW || this == ROLE || this == REPORT;
  }

  static @Nullable FlipOption of(String label) {
    for (FlipOption option : values()) {
      if (option.label.equals(label)) {
        return option;
      }
    }
    return null;
  }

  /** The options nearest to a misspelt name, best first, at most three. */
  static String nearest(String label) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int distance = 0; distance <= 3 && shown < 3; distance++) {
      for (FlipOption option : values()) {
        if (EditDistance.between(label, option.label) == distance && shown < 3) {
          out.append(shown++ == 0 ? "" : ", ").append(option.usage());
        }
      }
    }
    if (shown == 0) {
      for (FlipOption option : values()) {
        out.append(shown++ == 0 ? "" : ", ").append(option.usage());
      }
      out.append(", --flip=off");
    }
    return out.toString();
  }
}
