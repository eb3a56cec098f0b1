package dev.flipscript.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.nativeimage.ProcessProperties;
import org.graalvm.nativeimage.VMRuntime;

/**
 * The program as a native executable: it finds out by itself what the launcher tells the one that
 * runs on a JVM.
 */
public final class NativeMain {

  /** What stands for standard streams that are closed; open to the end. */
  private static final List<InputStream> STANDING_IN = new ArrayList<>();

  private NativeMain() {}

  public static void main(String[] args) throws IOException {
    takeStandardPlaces();
    // Installs the handlers of signals, without which a killed link would leave its files.
    VMRuntime.initialize();
    Path program = Path.of(ProcessProperties.getArgumentVectorProgramName());
    Path executable = Path.of(ProcessProperties.getExecutableName());
    System.setProperty("flipscript.name", String.valueOf(program.getFileName()));
    System.setProperty("flipscript.program", executable.toString());
    System.setProperty("flipscript.home", executable.resolve("../..").normalize().toString());
    Main.main(args);
  }

  /**
   * Sees to it that no file is opened in the place of a standard stream that was closed: what is
   * printed would go into it. Nothing can be written to what stands there now.
   */
  private static void takeStandardPlaces() throws IOException {
    for (int place = 0; place <= 2; place++) {
      if (!new File("/dev/fd/" + place).exists()) {
        STANDING_IN.add(new FileInputStream("/dev/null"));
      }
    }
  }
}
