package dev.flipscript.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the Java runtime tells of itself. */
public final class JavaLog {

  private static final String OFF = "-Xlog:disable";

  private JavaLog() {}

  /** Changes a launcher so that the runtime writes what it tells under some tags. */
  public static void turnOn(Path launcher, String tags, Path log) throws IOException {
    String text = Files.readString(launcher);
    assertThat(text).contains(OFF);
    Files.writeString(launcher, text.replace(OFF, OFF + " -Xlog:" + tags + ":file=" + log));
  }
}
