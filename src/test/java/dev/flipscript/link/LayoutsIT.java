package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of layout with the real linkers: flipped to the addresses in its expectation, or
 * refused with the message there and nothing left behind.
 */
class LayoutsIT {

  @TempDir private Path temp;

  static List<Layout> layouts() throws IOException {
    return Layout.all();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void isFlippedOrRefused(Layout layout) throws IOException {
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    Map<String, String> before = Layout.contents(cwd);
    Layout.Result result = layout.link(cwd);
    Map<String, String> after = Layout.contents(cwd);
    String facts = "";
    if (result.code() == 0) {
      assertThat(after.remove(Layout.OUTPUT)).isNotNull();
      Image image = ImageReader.read(cwd.resolve(Layout.OUTPUT));
      requireStackBelowAll(layout, image);
      facts = facts(image);
      byte[] first = Files.readAllBytes(cwd.resolve(Layout.OUTPUT));
      assertThat(layout.link(cwd)).as("once more").isEqualTo(result);
      assertThat(cwd.resolve(Layout.OUTPUT)).hasBinaryContent(first);
    }
    assertThat(after).as("files after the link").isEqualTo(before);
    assertThat(result.out()).isEmpty();
    compare(layout, "exit " + result.code() + "\n" + result.err() + facts);
  }

  /** The point of it all, without the help of the code that proves it. */
  static void requireStackBelowAll(Layout layout, Image image) {
    long pointer =
        image.vectors().isPresent()
            ? image.vectors().get().initialStackPointer()
            : image.symbol("_stack_start").orElse(layout.ramEnd());
    List<String> below = new ArrayList<>();
    for (ImageSection section : image.sections()) {
      boolean inRam = section.address() < layout.ramEnd() && section.end() > layout.ramOrigin();
      if (inRam && section.size() > 0 && section.address() < pointer) {
        below.add(section.name());
      }
    }
    below.remove(".stack");
    if (!image.symbols().isEmpty() || image.vectors().isPresent()) {
      assertThat(below).isEmpty();
      assertThat(pointer).isGreaterThan(layout.ramOrigin()).isLessThan(layout.ramEnd() + 1);
    }
  }

  private static String facts(Image image) {
    StringBuilder out = new StringBuilder();
    if (image.vectors().isPresent()) {
      line(out, "initial stack pointer", image.vectors().get().initialStackPointer());
    }
    for (ImageSection section : image.sections()) {
      if (section.size() != 0) {
        line(out, section.name(), section.address());
        out.insert(out.length() - 1, " " + section.size());
      }
    }
    new TreeMap<>(image.symbols())
        .forEach(
            (name, value) -> {
              if (name.startsWith("_")) {
                line(out, name, value);
              }
            });
    return out.toString();
  }

  private static void line(StringBuilder out, String name, long value) {
    String digits = Long.toHexString(value);
    out.append(name).append(" 0x").append("0".repeat(8 - digits.length())).append(digits);
    out.append('\n');
  }

  /** Both linkers share one expectation as far as they agree. */
  private static void compare(Layout layout, String actual) throws IOException {
    Path common = layout.folder().resolve("expected.txt");
    Path own = layout.folder().resolve("expected-" + layout.linker() + ".txt");
    boolean isOwn = layout.linker().equals("gnu") && !layout.isLone();
    boolean agrees = Files.exists(common) && Files.readString(common).equals(actual);
    if (isOwn && agrees) {
      assertThat(own).doesNotExist();
    }
    TestFiles.compare(isOwn && !agrees ? own : common, actual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void offIsThePlainLink(String linker) throws IOException {
    Layout layout = Layout.named("plain", linker);
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    assertThat(layout.link(cwd, "--flip=off").code()).isZero();
    byte[] off = Files.readAllBytes(cwd.resolve(Layout.OUTPUT));
    Run.command(layout.realLinker(), layout.arguments(cwd).toArray()).in(cwd).succeed();
    assertThat(cwd.resolve(Layout.OUTPUT)).hasBinaryContent(off);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void refusalLeavesAnOlderFileAlone(String linker) throws IOException {
    Layout layout = Layout.named("statics-fill-ram", linker);
    Path cwd = temp.toRealPath();
    layout.prepare(cwd);
    Files.writeString(cwd.resolve(Layout.OUTPUT), "old");
    assertThat(layout.link(cwd).code()).isOne();
    assertThat(cwd.resolve(Layout.OUTPUT)).hasContent("old");
  }
}
