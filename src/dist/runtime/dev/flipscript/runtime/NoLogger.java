package dev.flipscript.runtime;

import java.util.ResourceBundle;

/** Finds a logger that logs nothing. */
public class NoLogger extends System.LoggerFinder {

  /** Ends the search for a second one. */
  public static final class Second extends NoLogger {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Silent(name);
  }

  private record Silent(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {}

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {}
  }
}
