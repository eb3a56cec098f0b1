package dev.flipscript.cli;

import dev.flipscript.link.LinkerFace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code lib/record} runs to record the classes of a link: the example, linked twice, by what
 * linker there is. Without one only the way up to starting it is recorded, which is most of it.
 */
final class Training {

  private Training() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("flip-script-record");
    Path output = folder.resolve("overflow.elf");
    try {
      DemoFiles.unpack(folder);
      Map<String, String> environment = new java.util.HashMap<>(System.getenv());
      environment.put("FLIP_SCRIPT_CACHE", folder.resolve("cache").toString());
      for (int i = 0; i < 2; i++) {
        PrintStream silent = new PrintStream(new ByteArrayOutputStream());
        new LinkerFace("flip-script", environment, Path.of(""), silent, silent, new LinkReports())
            .run(DemoFiles.arguments(folder, output));
      }
    } finally {
      DemoFiles.delete(folder);
    }
    // The way in, too: a link without inputs, which the linker refuses.
    Main.main(new String[] {"-flavor", "gnu"});
  }
}
