import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast scripts are parsed, from 1 KB to 10 MB, beside what the real linkers take for the same
 * script. A linker's time is that of a whole process that has nothing to link, so that it ends
 * behind the script; ours is that of the parse in a warm JVM. Each is the best of several: what
 * else a machine does makes a run longer, never shorter.
 */
final class ParseSpeed {

  private static final int RUNS = 9;

  private ParseSpeed() {}

  public static void main(String[] linkers) throws Exception {
    for (int i = 0; i < 10; i++) {
      parse(script(1 << 20)); // warm up
    }
    System.out.print("     bytes   ours ms   MB/s  ns/byte");
    for (String linker : linkers) {
      System.out.printf(Locale.ROOT, "  %s ms (ours/its)", Path.of(linker).getFileName());
    }
    System.out.println();
    for (int size : new int[] {1 << 10, 10 << 10, 100 << 10, 1 << 20, 10 << 20}) {
      String script = script(size);
      double ours = best(() -> parse(script));
      System.out.printf(
          Locale.ROOT,
          "%10d %9.2f %6.1f %8.0f",
          script.length(),
          ours,
          script.length() / ours / 1000,
          ours * 1e6 / script.length());
      Path file = Files.writeString(Files.createTempFile("speed", ".ld"), script);
      for (String linker : linkers) {
        double theirs = best(() -> link(linker, file));
        System.out.printf(Locale.ROOT, "  %9.2f (%.2f)", theirs, ours / theirs);
      }
      Files.delete(file);
      System.out.println();
    }
  }

  /** A script of at least that many bytes, of output sections like those of firmware. */
  private static String script(int size) {
    StringBuilder out =
        new StringBuilder("MEMORY { RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 64K }\n");
    out.append("SECTIONS\n{\n");
    for (int i = 0; out.length() < size - 3; i++) {
      out.append("  .data").append(i).append(" : ALIGN(4)\n  {\n    __start").append(i);
      out.append(" = .;\n    *(.data")
          .append(i)
          .append(" .data")
          .append(i)
          .append(".*) /* all */\n");
      out.append("    . = ALIGN((1 << 2) + 4 - 4);\n  } > RAM\n");
      out.append("  __end").append(i).append(" = __start").append(i);
      out.append(" + SIZEOF(.data").append(i).append(") * 1;\n");
    }
    return out.append("}\n").toString();
  }

  private static void parse(String script) {
    LinkerScript.parse(Source.of("speed.ld", script), Dialect.GNU);
  }

  private static void link(String linker, Path script) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(linker, "-T", script.toString(), "-o", "/dev/null");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.start().waitFor();
  }

  @FunctionalInterface
  private interface Task {
    void run() throws Exception;
  }

  /** In milliseconds. */
  private static double best(Task task) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      task.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
