package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What start-up code loads into sp, as assemblers and linkers make it. */
class StackLoadIT {

  @TempDir private Path folder = Path.of("");

  static Stream<StackCase> riscv() {
    return StackCase.of("riscv.txt");
  }

  static Stream<StackCase> arm() {
    return StackCase.of("arm.txt");
  }

  @Test
  void thereAreManyForms() {
    assertThat(riscv().map(StackCase::name).distinct()).hasSizeGreaterThan(40);
    assertThat(arm().map(StackCase::name).distinct()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource({"riscv", "arm"})
  void isWhatTheCodeSays(StackCase each) throws IOException {
    Image image = ImageReader.read(each.link(folder));
    Optional<StackLoad> load = image.stackLoad();
    assertThat(load.isPresent() ? OptionalLong.of(load.get().value()) : OptionalLong.empty())
        .isEqualTo(each.pointer());
    OptionalLong at = image.symbol("at");
    if (at.isPresent()) {
      assertThat(load.orElseThrow().at()).isEqualTo(at.getAsLong());
    }
  }
}
