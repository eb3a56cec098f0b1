package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.FlipOptions;
import dev.flipscript.link.LinkException;
import dev.flipscript.link.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LinkHelpTest {

  @Test
  void namesEveryOptionOfTheLinker() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    assertThat(Commands.run(new String[] {"link", "--help"}, writer, writer)).isZero();
    List<String> options = options();
    assertThat(options).hasSizeGreaterThan(9).contains("--flip-linker", "--flip");
    assertThat(out.toString())
        .contains(options.stream().map(option -> "  " + option + "=").toList());
  }

  /** All that is offered where a name is like none. */
  private static List<String> options() {
    try {
      FlipOptions.extract(List.of("--flip-zzzzzzzzzzzzzz"), Style.LINKER, Map.of());
      return Assertions.fail("an unknown option is taken");
    } catch (LinkException e) {
      String all = e.hint().orElseThrow().substring("there is ".length());
      return List.of(all.split(", ", -1)).stream().map(o -> o.replaceAll("=.*", "")).toList();
    }
  }
}
