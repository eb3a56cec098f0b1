package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines in {@code testdata/link/commands}: what is recognised, and every edit of them. */
class LinkCommandTest {

  private static final Path FILES = Path.of("testdata/link/files");

  static List<Path> commands() throws IOException {
    return TestFiles.list(Path.of("testdata/link/commands"), ".argv", ".expected");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isReadAndEdited(Path argv) throws IOException {
    LinkCommand command = parse(argv);
    TestFiles.compare(TestFiles.sibling(argv, ".expected"), render(command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void staysAsItIs(Path argv) throws IOException {
    LinkCommand command = parse(argv);
    assertThat(command.withScripts(Map.of()).withExtra(List.of()).arguments())
        .isEqualTo(arguments(argv));
  }

  /** Its options are not read again. */
  @ParameterizedTest
  @MethodSource("commands")
  void readsWithOtherScriptsAsIfItWereParsed(Path argv) throws IOException {
    LinkCommand command = parse(argv);
    LinkCommand replaced = command.withScripts(replacements(command));
    assertThat(render(replaced))
        .isEqualTo(render(LinkCommand.parse(replaced.arguments(), replaced.style())));
  }

  @Test
  void replacesScriptsAndOutputInAnyOrder() {
    LinkCommand command =
        LinkCommand.parse(List.of("-Tlink.x", "memory.x", "a.o", "-ox.elf"), Style.LINKER);
    Map<ScriptArgument, Path> replacements = replacements(command);
    Path output = Path.of("/new/x.elf");
    List<String> extra = List.of("--defsym=a=1");
    assertThat(command.withOutput(output).withExtra(extra).withScripts(replacements).arguments())
        .isEqualTo(
            command.withScripts(replacements).withOutput(output).withExtra(extra).arguments())
        .containsExactly("-T/new/link.x", "/new/memory.x", "a.o", "-o/new/x.elf", "--defsym=a=1");
  }

  @Test
  void writesPathsWithCommasByXlinker() {
    LinkCommand command =
        LinkCommand.parse(List.of("-Wl,--gc-sections,-T,link.x,--cref", "a.o"), Style.DRIVER);
    Map<ScriptArgument, Path> replacements = new HashMap<>();
    for (ScriptArgument script : command.scripts(FILES)) {
      replacements.put(script, Path.of("/a,b/link.x"));
    }
    assertThat(command.withScripts(replacements).arguments())
        .containsExactly(
            "-Xlinker",
            "--gc-sections",
            "-Xlinker",
            "-T",
            "-Xlinker",
            "/a,b/link.x",
            "-Xlinker",
            "--cref",
            "a.o");
  }

  private static LinkCommand parse(Path argv) throws IOException {
    String first = Files.readAllLines(argv).get(0);
    return LinkCommand.parse(
        arguments(argv), first.equals("# driver") ? Style.DRIVER : Style.LINKER);
  }

  private static List<String> arguments(Path argv) throws IOException {
    List<String> lines = Files.readAllLines(argv);
    return lines.subList(1, lines.size());
  }

  private static Map<ScriptArgument, Path> replacements(LinkCommand command) {
    Map<ScriptArgument, Path> replacements = new HashMap<>();
    for (ScriptArgument script : command.scripts(FILES)) {
      replacements.put(script, Path.of("/new").resolve(script.name()));
    }
    return replacements;
  }

  private static String render(LinkCommand command) {
    StringBuilder out = new StringBuilder();
    out.append(command.isLink() ? "links " : "links nothing into ");
    out.append(command.output()).append('\n');
    if (command.isRelocatable()) {
      out.append("relocatable\n");
    }
    if (command.isShared()) {
      out.append("shared\n");
    }
    command.outputFormat().ifPresent(format -> out.append("format ").append(format).append('\n'));
    command.emulation().ifPresent(name -> out.append("emulation ").append(name).append('\n'));
    command.sysroot().ifPresent(name -> out.append("sysroot ").append(name).append('\n'));
    command.entry().ifPresent(name -> out.append("entry ").append(name).append('\n'));
    command.mapFile().ifPresent(name -> out.append("map ").append(name).append('\n'));
    command
        .dependencyFile()
        .ifPresent(name -> out.append("dependencies ").append(name).append('\n'));
    for (String input : command.inputs()) {
      out.append("input ").append(input).append('\n');
    }
    for (ScriptArgument script : command.scripts(FILES)) {
      out.append("script ").append(script.name()).append(' ').append(script.role());
      out.append(" at ").append(script.position()).append(script.late() ? " late\n" : "\n");
    }
    for (SearchFolder folder : command.searchFolders()) {
      out.append("search ").append(folder.name()).append(" at ").append(folder.position());
      out.append(folder.early() ? " early\n" : "\n");
    }
    for (DefsymArgument defsym : command.defsyms()) {
      out.append("defsym ").append(defsym.symbol()).append(" := ").append(defsym.expression());
      out.append(" at ").append(defsym.position()).append('\n');
    }
    Path output = Path.of("/new/out.elf");
    list("with output", command.withOutput(output), out);
    Map<ScriptArgument, Path> replacements = replacements(command);
    if (!replacements.isEmpty()) {
      list("with scripts", command.withScripts(replacements), out);
    }
    list("with extra", command.withExtra(List.of("--defsym=e=1", "-b", "x")), out);
    list("for measuring", command.forMeasuring(output, List.of()), out);
    return out.toString();
  }

  private static void list(String title, LinkCommand command, StringBuilder out) {
    List<String> quoted = new ArrayList<>();
    for (String argument : command.arguments()) {
      quoted.add(argument.isEmpty() || argument.contains(" ") ? "'" + argument + "'" : argument);
    }
    out.append(title).append(":\n  ").append(String.join(" ", quoted)).append('\n');
  }
}
