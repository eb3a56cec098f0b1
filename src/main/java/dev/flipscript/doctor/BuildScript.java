package dev.flipscript.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a build.rs says to cargo, as far as its text tells without running it. */
final class BuildScript {

  private static final Pattern DIRECTIVE =
      Pattern.compile("\"cargo(::?)rustc-(link-arg(?:-[a-z]+)?|linker)=([^\"\\\\]*)");

  private BuildScript() {}

  /** The linker arguments; those put together at run time are left out. */
  static List<Setting> linkArguments(Path script, Places places, Observations observations)
      throws IOException {
    List<Setting> arguments = new ArrayList<>();
    List<String> lines =
        new String(Files.readAllBytes(script), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = DIRECTIVE.matcher(lines.get(i));
      int comment = lines.get(i).indexOf("//");
      while (matcher.find()) {
        if (comment >= 0 && comment < matcher.start()) {
          continue;
        }
        String place = places.of(script, i + 1);
        String value = matcher.group(3);
        if (matcher.group(2).equals("linker")) {
          observations.wrong(
              place
                  + ": cargo"
                  + matcher.group(1)
                  + "rustc-linker="
                  + value
                  + (matcher.group(1).equals("::")
                      ? " is an error: cargo knows no such instruction"
                      : " does nothing: cargo knows no such instruction and ignores it"),
              "name the linker in .cargo/config.toml; a build script cannot");
        } else if (!value.contains("{")) {
          boolean named = matcher.group(2).equals("link-arg-bin");
          arguments.add(
              new Setting(
                  named ? value.substring(value.indexOf('=') + 1) : value, place, places.folder()));
        }
      }
    }
    return arguments;
  }
}
