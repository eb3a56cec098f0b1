package dev.flipscript.doctor;

import dev.flipscript.doctor.Observation.Severity;
import java.util.List;

/**
 * What was seen in a project.
 *
 * @param subject what kind of project it is, its name and its target
 */
public record Report(String subject, List<Observation> observations) {

  public Report {
    observations = List.copyOf(observations);
  }

  /** Whether nothing is wrong. */
  public boolean isWell() {
    return observations.stream().noneMatch(o -> o.severity() == Severity.WRONG);
  }
}
