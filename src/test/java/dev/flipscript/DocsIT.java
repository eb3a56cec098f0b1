package dev.flipscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page says a command prints, it prints. */
class DocsIT {

  private static final Pattern OUTPUT =
      Pattern.compile("<!-- run: flip-script (.+) -->\n```\n(.*?)```\n", Pattern.DOTALL);

  @Test
  void commandsPrintWhatThePagesSay() throws IOException {
    int commands = 0;
    for (Path page : DocsTest.pages()) {
      Matcher output = OUTPUT.matcher(Files.readString(page));
      while (output.find()) {
        Run run = Run.command(Tools.flipScript());
        Stream.of(output.group(1).split(" ", -1)).forEach(run::with);
        assertThat(run.succeed()).contains(output.group(2));
        commands++;
      }
    }
    assertThat(commands).isPositive();
  }
}
