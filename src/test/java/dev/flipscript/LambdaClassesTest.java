package dev.flipscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.LinkerFace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lambdas have become classes when we were built. That they do the same, all other tests tell. */
class LambdaClassesTest {

  @Test
  void leaveNoneToBeMadeWhereItIsMet() throws Exception {
    assertThat(classes()).hasSizeGreaterThan(500).noneMatch(LambdaClassesTest::asksForLambda);
  }

  @Test
  void areTakenByTheVerifier() throws Exception {
    Path folder = folder();
    List<String> names =
        classes().stream()
            .map(file -> folder.relativize(file).toString().replace('/', '.'))
            .map(name -> name.substring(0, name.length() - ".class".length()))
            .filter(name -> name.contains("$$Lambda"))
            .toList();
    assertThat(names).hasSizeGreaterThan(100);
    for (String name : names) {
      assertThat(Class.forName(name).isSynthetic()).as(name).isTrue();
    }
  }

  private static List<Path> classes() throws Exception {
    try (Stream<Path> all = Files.walk(folder())) {
      return all.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(LinkerFace.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static boolean asksForLambda(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("LambdaMetafactory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
