package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.ImageReader;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.Protection;
import dev.flipscript.link.Firmware.Outcome;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every program on every core that an emulator has, plain and flipped. A plain run must show the
 * corruption: that is how we know that the flipped run's fault is the flip's doing.
 */
class ProgramsIT {

  private static final List<String> TABLE = new ArrayList<>();

  static List<Firmware> rows() throws IOException {
    return Firmware.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void runs(Firmware firmware) throws IOException {
    Run.Result plain = firmware.emulate(firmware.build("off"));
    expect(plain, firmware.plain(), plain);
    Path elf = firmware.build("on");
    Protection protection =
        Protection.of(
            ImageReader.read(elf),
            firmware.ramOrigin(),
            firmware.ramOrigin() + firmware.ramLength(),
            FlipSettings.DEFAULT);
    assertThat(protection.findings()).isEmpty();
    Run.Result flipped = firmware.emulate(elf);
    expect(flipped, firmware.flipped(), plain);
    TABLE.add(
        firmware + " | " + firmware.target() + " | " + lastLine(plain) + " | " + lastLine(flipped));
  }

  @AfterAll
  static void printTable() {
    System.out.println("program | target | plain | flipped");
    TABLE.forEach(System.out::println);
  }

  private static void expect(Run.Result run, Outcome outcome, Run.Result plain) {
    if (outcome.line().equals("same")) {
      assertThat(run.out()).isEqualTo(plain.out());
    } else {
      assertThat(run.out().lines()).anyMatch(line -> line.matches(outcome.line()));
    }
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(outcome.status());
  }

  private static String lastLine(Run.Result run) {
    return run.out().lines().reduce("", (first, second) -> second);
  }
}
