package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the words of an image a core of the M-profile starts by. */
class VectorTableIT {

  @TempDir private Path folder = Path.of("");

  static Stream<StackCase> vectors() {
    return StackCase.of("vectors.txt");
  }

  @Test
  void thereAreManyLayouts() {
    assertThat(vectors().map(StackCase::name).distinct()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void isTheOneThatTheCoreStartsBy(StackCase each) throws IOException {
    Image image = ImageReader.read(each.link(folder));
    OptionalLong pointer =
        image.vectors().isPresent()
            ? OptionalLong.of(image.vectors().get().initialStackPointer())
            : OptionalLong.empty();
    assertThat(pointer).isEqualTo(each.pointer());
    assertThat(image.stackLoad()).isEmpty();
  }
}
