package dev.flipscript.doctor;

import java.util.Optional;

/**
 * One thing seen in a project.
 *
 * @param message what was seen, with its place
 * @param advice what to do about it
 */
public record Observation(Severity severity, String message, Optional<String> advice) {

  /** How it is. */
  public enum Severity {
    /** As it should be. */
    OK,
    /** Worth knowing. */
    NOTE,
    /** Not as it should be. */
    WRONG
  }
}
