package dev.flipscript.cli;

import java.nio.file.Path;
import org.graalvm.nativeimage.ProcessProperties;
import org.graalvm.nativeimage.VMRuntime;

/**
 * The program as a native executable: it finds out by itself what the launcher tells the one that
 * runs on a JVM.
 */
public final class NativeMain {

  private NativeMain() {}

  public static void main(String[] args) {
    // Installs the handlers of signals, without which a killed link would leave its files.
    VMRuntime.initialize();
    Path program = Path.of(ProcessProperties.getArgumentVectorProgramName());
    Path executable = Path.of(ProcessProperties.getExecutableName());
    System.setProperty("flipscript.name", String.valueOf(program.getFileName()));
    System.setProperty("flipscript.program", executable.toString());
    System.setProperty("flipscript.home", executable.resolve("../..").normalize().toString());
    Main.main(args);
  }
}
