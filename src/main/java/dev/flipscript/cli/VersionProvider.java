package dev.flipscript.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Commands.class.getPackage().getImplementationVersion();
    return new String[] {"flip-script " + (version == null ? "(unpackaged)" : version)};
  }
}
