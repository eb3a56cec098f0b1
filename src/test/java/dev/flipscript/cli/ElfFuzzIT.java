package dev.flipscript.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flipscript.testing.ElfMutator;
import dev.flipscript.testing.Fuzz;
import dev.flipscript.testing.Run;
import dev.flipscript.testing.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged images in every command that reads one: a verdict, a picture or one message, and that
 * soon; never a trace, never a bug of ours. By hand, with its figures in the report of the test:
 *
 * <pre>
 * FLIP_SCRIPT_FUZZ_COUNT=5000 mvn verify -Dit.test=ElfFuzzIT
 * FLIP_SCRIPT_FUZZ_SECONDS=600 FLIP_SCRIPT_FUZZ_SEED=1 mvn verify -Dit.test=ElfFuzzIT
 * </pre>
 */
class ElfFuzzIT {

  /** A loaded machine may take its time; what hangs does not end at all. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String SCRIPT =
      """
      ENTRY(Reset)
      MEMORY { FLASH : ORIGIN = 0, LENGTH = 256K  RAM : ORIGIN = 0x20000000, LENGTH = 64K }
      _stack_start = ORIGIN(RAM) + LENGTH(RAM);
      SECTIONS {
        .text : { *(.text .text.*) } > FLASH
        .data : { *(.data .data.*) } > RAM AT > FLASH
        .bss (NOLOAD) : { *(.bss .bss.*) } > RAM
      }
      """;

  @TempDir private Path folder = Path.of("");

  /** How many runs ended by each code. */
  private final Map<Integer, Integer> codes = new TreeMap<>();

  @Test
  void everyCommandTellsWhatItMakesOfIt(TestReporter reporter) throws IOException {
    List<ElfMutator> seeds = seeds();
    Path project = project();
    Path image = project.resolve("target/thumbv7m-none-eabi/release/firmware");
    Path script = Files.writeString(folder.resolve("script.ld"), SCRIPT);
    Fuzz fuzz = new Fuzz(1000, 40);
    while (fuzz.hasNext()) {
      Random random = fuzz.next();
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).mutant(random);
      Files.write(image, bytes);
      Files.deleteIfExists(project.resolve("rewritten/script.ld"));
      for (List<String> command : commands(image, script, project, random)) {
        run(command, fuzz.where() + ": flip-script " + String.join(" ", command));
      }
    }
    assertThat(codes.keySet()).contains(0, 1).isSubsetOf(0, 1, 2);
    reporter.publishEntry(fuzz.made() + " mutants, runs by exit code", codes.toString());
  }

  private static List<List<String>> commands(Path image, Path script, Path project, Random random) {
    List<String> formats = List.of("text", "json", "svg", "html");
    String format = "--format=" + formats.get(random.nextInt(4));
    String ram = "--ram=0x20000000,64K";
    return List.of(
        List.of("check", image.toString(), "-T", script.toString()),
        List.of("check", image.toString(), ram, "--format=json"),
        List.of("map", image.toString(), "-T", script.toString(), format),
        List.of("map", image.toString(), random.nextBoolean() ? ram : "--ram=0,4G", format),
        List.of("rewrite", script.toString(), "--elf=" + image, "-o", rewritten(project)),
        List.of("doctor", project.toString()));
  }

  private static String rewritten(Path project) {
    return project.resolve("rewritten").toString();
  }

  private void run(List<String> command, String what) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        assertTimeoutPreemptively(
            SOON,
            () ->
                Commands.run(
                    command.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err)),
            what);
    assertThat(code).as(what + "\n" + err).isIn(0, 1, 2);
    assertThat(err.toString()).as(what).doesNotContain("\tat ", "Exception", "internal error");
    if (!command.get(0).equals("rewrite")) {
      assertThat(out + err.toString()).as(what).isNotEmpty();
    }
    codes.merge(code, 1, Integer::sum);
  }

  /** A few in a process of their own, where nothing is caught by the test. */
  @Test
  void theProgramEndsTheSameWay() throws IOException {
    List<ElfMutator> seeds = seeds();
    Path image = folder.resolve("mutant.elf");
    for (int i = 0; i < 12; i++) {
      Random random = new Random(i);
      Files.write(image, seeds.get(i % seeds.size()).mutant(random));
      Run.Result result =
          Run.command(Tools.flipScript(), i % 2 == 0 ? "check" : "map", image)
              .with("--ram=0x20000000,64K")
              .run();
      assertThat(result.code()).as("mutant " + i + result.err()).isIn(0, 1);
      assertThat(result.err().lines().count()).isLessThanOrEqualTo(4);
      assertThat(result.err()).doesNotContain("\tat ", "Exception");
    }
  }

  /** A project whose image doctor looks at. */
  private Path project() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("memory.x"), SCRIPT);
    Files.writeString(project.resolve("Cargo.toml"), "[package]\nname = \"firmware\"\n");
    Files.createDirectories(project.resolve(".cargo"));
    Files.writeString(
        project.resolve(".cargo/config.toml"),
        """
        [build]
        target = "thumbv7m-none-eabi"
        [target.thumbv7m-none-eabi]
        linker = "flip-script"
        rustflags = "-Clink-arg=-Tmemory.x"
        """);
    Files.createDirectories(project.resolve("target/thumbv7m-none-eabi/release/deps"));
    return project;
  }

  /** Small images of each class and byte order, with and without a vector table. */
  private List<ElfMutator> seeds() throws IOException {
    List<ElfMutator> seeds = new ArrayList<>();
    Path demo = Path.of("src/main/demo").toAbsolutePath();
    Path elf = folder.resolve("seed.elf");
    Run.command(Tools.rustLld(), "-flavor", "gnu", "overflow.o", "--gc-sections", "-Tlink.x")
        .with("-o", elf)
        .in(demo)
        .succeed();
    seeds.add(new ElfMutator(Files.readAllBytes(elf)));
    Path data = Files.write(folder.resolve("data"), new byte[256]);
    Path script = folder.resolve("seed.ld");
    Files.writeString(
        script,
        "SECTIONS { .text 0x100 : { LONG(0x20010000) LONG(0x101) } .data 0x20000000 : AT(0x200) {"
            + " start = .; *(.data) end = .; } .bss (NOLOAD) : { . += 99; }"
            + " _stack_start = 0x20010000; }");
    for (String emulation : List.of("armelf", "armelfb", "elf64lriscv", "elf32lriscv")) {
      Run.command(Tools.rustLld(), "-flavor", "gnu", "-m", emulation, "-b", "binary", data)
          .with("-b", "default", "-T", script, "-e", "0x100", "-o", elf)
          .succeed();
      seeds.add(new ElfMutator(Files.readAllBytes(elf)));
    }
    return seeds;
  }
}
