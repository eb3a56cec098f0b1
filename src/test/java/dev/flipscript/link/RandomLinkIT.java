package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageReader;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random memories and statics, linked for real: what is published holds against {@link
 * RandomProgram}, which knows nothing of plans and proofs, and what is refused had no room there.
 */
class RandomLinkIT {

  private static final int ROUNDS = 120;

  @TempDir private Path temp;
  private int flipped;
  private int refused;

  @ParameterizedTest
  @ValueSource(strings = {"lld", "gnu"})
  void whatIsPublishedHoldsAgainstTheModel(String linker, TestReporter reporter)
      throws IOException {
    Path program = linker.equals("lld") ? Tools.rustLld() : Tools.onPath("arm-none-eabi-ld");
    List<String> flavour = linker.equals("lld") ? List.of("-flavor", "gnu") : List.of();
    for (long seed = 1; seed <= ROUNDS; seed++) {
      try {
        round(new RandomProgram(new Random(seed)), program, flavour);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    reporter.publishEntry(linker, flipped + " flipped, " + refused + " refused");
    assertThat(flipped).isGreaterThan(ROUNDS / 3);
    assertThat(refused).isGreaterThan(ROUNDS / 50);
  }

  private void round(RandomProgram model, Path linker, List<String> flavour) throws IOException {
    Path cwd = temp.toRealPath();
    Path output = cwd.resolve("out.elf");
    Files.deleteIfExists(output);
    Files.writeString(cwd.resolve("link.x"), model.script());
    Files.writeString(cwd.resolve("program.s"), model.assembly());
    Run.command(Tools.onPath("arm-none-eabi-as"), "-o", "program.o", "program.s").in(cwd).succeed();
    boolean links =
        Run.command(linker, flavour.toArray())
                .with("program.o", "-Tlink.x", "-o", "plain.elf")
                .in(cwd)
                .run()
                .code()
            == 0;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> arguments = new java.util.ArrayList<>(flavour);
    arguments.addAll(List.of("program.o", "-Tlink.x", "-o", "out.elf"));
    arguments.add("--flip-linker=" + linker);
    arguments.add("--flip-heap=" + model.heap());
    int code =
        new LinkerFace("flip-script", Map.of(), cwd, stream, stream, Layout.NO_REPORTS)
            .run(arguments);
    String message = said.toString(StandardCharsets.UTF_8);
    if (!links) {
      assertThat(code).as(message).isNotZero();
    } else if (code == 0) {
      flipped++;
      check(model, ImageReader.read(cwd.resolve("plain.elf")), ImageReader.read(output));
    } else {
      refused++;
      assertThat(model.room()).as(message).isLessThanOrEqualTo(model.waste());
    }
    assertThat(Files.exists(output)).isEqualTo(code == 0);
  }

  private static void check(RandomProgram model, Image plain, Image image) {
    long pointer = image.vectors().orElseThrow().initialStackPointer();
    assertThat(pointer).isGreaterThan(model.base()).isLessThanOrEqualTo(model.top());
    assertThat(pointer % 8).isZero();
    assertThat(image.symbol("_stack_start")).hasValue(pointer);
    assertThat(image.symbol("_ram_start")).hasValue(model.base());
    assertThat(image.symbol("_ram_size")).hasValue(model.length());
    assertThat(image.sectionsIn(model.base(), pointer)).isEmpty();
    assertThat(image.sections())
        .extracting(ImageSection::name, ImageSection::size)
        .containsExactlyElementsOf(
            plain.sections().stream()
                .map(s -> org.assertj.core.groups.Tuple.tuple(s.name(), s.size()))
                .toList());
    for (ImageSection section : image.sectionsIn(model.base(), model.base() + model.length())) {
      assertThat(section.end()).isLessThanOrEqualTo(model.top() - model.heap());
    }
    if (plain.sectionsIn(model.base(), model.top()).isEmpty()) {
      long room = model.heap() == 0 ? model.top() : (model.top() - model.heap()) / 8 * 8;
      assertThat(pointer).as("nothing to move but the heap").isEqualTo(room);
    } else {
      assertThat(pointer).isGreaterThanOrEqualTo(model.base() + model.room() - model.waste());
    }
  }
}
