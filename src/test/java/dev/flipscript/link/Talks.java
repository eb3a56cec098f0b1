package dev.flipscript.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What a linker may have said. */
final class Talks {

  private Talks() {}

  /** A run that ended so; the characters are bytes. */
  static LinkerRun.Result result(int code, String output, String errors) {
    return new LinkerRun.Result(code, talk(output), talk(errors));
  }

  private static Talk talk(String text) {
    Workspace unused = Workspace.open(Path.of(""), "x.elf", Map.of());
    return new Talk(text.getBytes(StandardCharsets.ISO_8859_1), null, "", unused);
  }

  /** Code and both texts, to compare. */
  static String text(LinkerRun.Result result) {
    return result.exitCode() + "|" + result.output().text() + "|" + result.errors().text();
  }
}
