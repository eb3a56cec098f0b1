package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever does what a refusal's hint says of --flip-follow is not given the same hint again. */
class FollowHintIT {

  private static final Pattern HINT = Pattern.compile("--flip-follow=([^ \n]+)");

  @TempDir private Path temp;

  static List<Layout> hinted() throws IOException {
    List<Layout> hinted = new ArrayList<>();
    for (Layout layout : Layout.all()) {
      Path expected = layout.folder().resolve("expected.txt");
      if (Files.exists(expected) && HINT.matcher(Files.readString(expected)).find()) {
        hinted.add(layout);
      }
    }
    return hinted;
  }

  @ParameterizedTest
  @MethodSource("hinted")
  void theHintIsAccepted(Layout layout) throws IOException {
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    List<String> arguments = new ArrayList<>(layout.arguments(cwd));
    Matcher hint = HINT.matcher(link(layout, cwd, arguments));
    assertThat(hint.find()).isTrue();
    arguments.add(hint.group());
    String said = link(layout, cwd, arguments);
    assertThat(said).doesNotContain(hint.group());
    assertThat(Files.exists(cwd.resolve(Layout.OUTPUT))).as(said).isTrue();
  }

  private static String link(Layout layout, Path cwd, List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("FLIP_SCRIPT_LINKER", layout.realLinker().toString(), "FLIP_SCRIPT_CACHE", "off");
    String name = layout.linker().equals("lld") ? "flip-script" : "flip-script-ld";
    new LinkerFace(name, environment, cwd, stream, stream, Layout.NO_REPORTS).run(arguments);
    return said.toString(StandardCharsets.UTF_8);
  }
}
