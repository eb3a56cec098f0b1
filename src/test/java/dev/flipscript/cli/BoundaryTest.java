package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown, it ends in one line and one exit code. */
class BoundaryTest {

  static List<Throwable> all() {
    return List.of(
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new NoClassDefFoundError("X"),
        new ExceptionInInitializerError(new IllegalStateException("x")),
        new IllegalStateException("a message\nof two lines\r\nor three"),
        new ArithmeticException("/ by zero"),
        new IOException("of nobody's"),
        new NullPointerException(),
        new Throwable("of no kind"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isOneLine(Throwable unforeseen) {
    StringWriter err = new StringWriter();
    int code =
        Boundary.run(
            () -> {
              throw sneaky(unforeseen);
            },
            new PrintWriter(err));
    assertThat(code).isEqualTo(70);
    assertThat(err.toString())
        .startsWith("flip-script: internal error, please report it: ")
        .endsWith("\n")
        .hasLineCount(1);
  }

  @Test
  void evenIfThereIsNoMemoryToSayIt() {
    isOneLine(
        new Throwable() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new OutOfMemoryError("again");
          }
        });
  }

  @Test
  void whatCannotBeReadIsForeseen(@TempDir Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("link.x"), "INCLUDE .");
    for (String command : List.of("regions", "rewrite")) {
      StringWriter err = new StringWriter();
      PrintWriter unused = new PrintWriter(new StringWriter());
      String[] line = {command, script.toString()};
      assertThat(Commands.run(line, unused, new PrintWriter(err))).isEqualTo(1);
      assertThat(err.toString()).contains("error: ").doesNotContain("Exception");
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
