package dev.flipscript.cli;

import dev.flipscript.link.LinkerFace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code lib/record} runs to record the classes of a link: the example, linked twice, by what
 * linker there is. Without one only the way up to starting it is recorded, which is most of it.
 * Nothing else is done there, since every class that is recorded is there at every start.
 */
final class Training {

  private Training() {}

  /** {@code unpack FOLDER} gets the example ready, {@code link FOLDER} links it. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("unpack")) {
      DemoFiles.unpack(folder);
      return;
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("FLIP_SCRIPT_CACHE", folder.resolve("cache").toString());
    for (int i = 0; i < 2; i++) {
      PrintStream silent = new PrintStream(new ByteArrayOutputStream());
      new LinkerFace("flip-script", environment, Path.of(""), silent, silent, new LinkReports())
          .run(DemoFiles.arguments(folder, folder.resolve("overflow.elf")));
    }
    // The way in, too: a link without inputs, which the linker refuses.
    Main.main(new String[] {"-flavor", "gnu"});
  }
}
