package dev.flipscript.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version and the commit that the build wrote into the jar, and the Java that runs it. */
final class VersionProvider implements IVersionProvider {

  /** A resource, there only in a build from a repository. */
  static final String COMMIT = "commit";

  @Override
  public String[] getVersion() {
    String version = Commands.class.getPackage().getImplementationVersion();
    String commit = commit();
    return new String[] {
      "flip-script "
          + (version == null ? "(unpackaged)" : version)
          + (commit.isEmpty() ? "" : " (" + commit + ")"),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor")
    };
  }

  private static String commit() {
    try (InputStream in = VersionProvider.class.getResourceAsStream(COMMIT)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
