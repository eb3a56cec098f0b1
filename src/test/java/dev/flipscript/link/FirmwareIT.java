package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classic example as a user builds it: {@code cargo build} with {@code linker = "flip-script"},
 * real crates, rust-lld. The layout is held against another way to the same addresses.
 */
class FirmwareIT {

  static List<Firmware> projects() throws IOException {
    return List.of(
        Firmware.named("recursion-emcraft-sf2"), Firmware.named("cortex-m-rt-0.6-emcraft-sf2"));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void plainOverflowCorruptsTheFlags(Firmware firmware) {
    Run.Result run = firmware.emulate(cargoBuild(firmware, "off"));
    assertThat(run.out()).startsWith("overflow: CORRUPTED zeroed=0x");
    assertThat(flag(run.out(), "zeroed=0x")).isNotIn(0, 1);
    assertThat(flag(run.out(), "set=0x")).isNotIn(0, 1);
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("projects")
  void flippedOverflowFaultsWithTheFlagsIntact(Firmware firmware) throws IOException {
    Map<String, String> before = sources(firmware);
    Run.Result run = firmware.emulate(cargoBuild(firmware, "on"));
    assertThat(run.out()).isEqualTo("overflow: FAULT zeroed=0x00 set=0x01\n");
    assertThat(run.code()).isZero();
    assertThat(sources(firmware)).as("files of the user's").isEqualTo(before);
  }

  static List<Firmware> runtimes() throws IOException {
    return List.of(
        Firmware.named("recursion-emcraft-sf2"),
        Firmware.named("cortex-m-rt-0.6-emcraft-sf2"),
        Firmware.named("cortex-m-rt-0.7.7-emcraft-sf2"));
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void everyWitnessOfTheStackAgrees(Firmware firmware) throws IOException {
    Image image =
        ImageReader.read(
            firmware.build(
                "on",
                "--undefined=_stack_start",
                "--undefined=_stack_end",
                "--undefined=_ram_start",
                "--undefined=_ram_end"));
    long start = image.symbol("_stack_start").orElseThrow();
    assertThat(image.vectors().orElseThrow().initialStackPointer()).isEqualTo(start);
    assertThat(image.sectionsIn(firmware.ramOrigin(), start)).isEmpty();
    assertThat(image.sectionsIn(start, firmware.ramOrigin() + firmware.ramLength()))
        .extracting(ImageSection::name)
        .contains(".data", ".bss");
    long end = firmware.ramOrigin() + firmware.ramLength();
    // What a runtime does not define (0.6 has none of these), the linker does not either.
    assertThat(image.symbol("_stack_end").orElse(firmware.ramOrigin()))
        .isEqualTo(firmware.ramOrigin());
    assertThat(image.symbol("_ram_start").orElse(firmware.ramOrigin()))
        .isEqualTo(firmware.ramOrigin());
    assertThat(image.symbol("_ram_end").orElse(end)).isEqualTo(end);
    if (firmware.project().endsWith("0.7.7")) {
      assertThat(image.symbols()).containsKeys("_stack_end", "_ram_start", "_ram_end");
    }
  }

  /** The same addresses by other means: the linker's own options, and no script changed. */
  @ParameterizedTest
  @MethodSource("projects")
  void layoutIsThatOfSectionStart(Firmware firmware) throws IOException {
    Image flipped = ImageReader.read(firmware.build("on"));
    String origin = "0x" + Long.toHexString(flipped.symbol("_stack_start").orElseThrow());
    Image oracle =
        ImageReader.read(
            firmware.build(
                "off",
                "--section-start=.data=" + origin,
                "--defsym=_stack_start=" + origin,
                "--defsym=_stack_end=0x" + Long.toHexString(firmware.ramOrigin())));
    assertThat(flipped.sections()).isEqualTo(oracle.sections());
    assertThat(flipped.vectors()).isEqualTo(oracle.vectors());
  }

  private static Path cargoBuild(Firmware firmware, String flip) {
    Run.Result result = firmware.cargoBuild(flip);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("warning").doesNotContain("flip-script:");
    return firmware.cargoBuilt(flip);
  }

  private static int flag(String report, String label) {
    int at = report.indexOf(label) + label.length();
    return Integer.parseInt(report.substring(at, at + 2), 16);
  }

  /** Every file of a project by its content. */
  private static Map<String, String> sources(Firmware firmware) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Firmware.FOLDER.resolve(firmware.project()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
