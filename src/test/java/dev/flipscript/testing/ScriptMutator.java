package dev.flipscript.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages linker scripts: tokens dropped, doubled, swapped, replaced by others and by numbers. */
public final class ScriptMutator {

  private static final Pattern PIECE =
      Pattern.compile("/\\*.*?\\*/|\"[^\"\n]*\"|\\s+|[\\w.$]+|.", Pattern.DOTALL);

  private static final List<String> OTHERS =
      List.of(
          "0",
          "1",
          "4",
          "-1",
          "64K",
          "0x20000000",
          "0x1000",
          "0xFFFFFFFF",
          "4096M",
          "RAM",
          "FLASH",
          "_stack_start",
          ".",
          ";",
          "{",
          "}",
          "(",
          ")",
          "+",
          "-",
          "/",
          "* 2",
          "ALIGN(8)",
          "KEEP",
          "(NOLOAD)",
          "> RAM",
          "> FLASH",
          "AT > FLASH",
          "ORIGIN(RAM)",
          "LENGTH(RAM)",
          ". += 16;",
          "PROVIDE(x = .);",
          "ASSERT(1, \"\")",
          "/DISCARD/",
          ".bss",
          "INCLUDE memory.x");

  private ScriptMutator() {}

  /** A damaged script; the same for the same chance. */
  public static String mutant(String script, Random random) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(script);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    for (int i = random.nextInt(2); i >= 0 && pieces.size() > 2; i--) {
      int at = random.nextInt(pieces.size() - 1);
      switch (random.nextInt(6)) {
        case 0 -> pieces.remove(at);
        case 1 -> pieces.add(at, " " + pieces.get(at) + " ");
        case 2 -> pieces.set(at, pieces.set(random.nextInt(pieces.size()), pieces.get(at)));
        case 3 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
        case 4 -> pieces.set(at, " " + OTHERS.get(random.nextInt(OTHERS.size())) + " ");
        default -> pieces.add(at, " " + OTHERS.get(random.nextInt(OTHERS.size())) + " ");
      }
    }
    return String.join("", pieces);
  }
}
