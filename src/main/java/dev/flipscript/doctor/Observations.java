package dev.flipscript.doctor;

import dev.flipscript.doctor.Observation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is seen; what two packages or images have in common, once. */
final class Observations {

  private final List<Observation> all = new ArrayList<>();

  void ok(String message) {
    add(new Observation(Severity.OK, message, Optional.empty()));
  }

  void note(String message) {
    add(new Observation(Severity.NOTE, message, Optional.empty()));
  }

  void wrong(String message, String advice) {
    add(new Observation(Severity.WRONG, message, Optional.of(advice)));
  }

  private void add(Observation observation) {
    if (!all.contains(observation)) {
      all.add(observation);
    }
  }

  List<Observation> all() {
    return List.copyOf(all);
  }
}
