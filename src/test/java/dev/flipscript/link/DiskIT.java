package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Disks that are full, that have no room for one more file, or that cannot be written to, and
 * scripts that vanish: one clear message, the older output untouched, nothing left behind.
 */
class DiskIT {

  @TempDir private Path base = Path.of("");
  private Path folder;
  private Path disk;
  private Path temp;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectory(base.resolve("project"));
    temp = Files.createDirectory(base.resolve("temp"));
    disk = folder.resolve("disk");
  }

  static List<LinkerCase> linkers() {
    return KillIT.linkers();
  }

  private Run.Result link(LinkerCase linker, String output, Path temp) {
    return linker.flipped(folder, linker.commandLines(output).get(0)).env("TMPDIR", temp).run();
  }

  /** Fails and leaves everything as it was. */
  private void fails(LinkerCase linker, String output, Path temp, String message)
      throws IOException {
    Path older = folder.resolve(output);
    List<Path> before = files();
    Run.Result result = link(linker, output, temp);
    assertThat(result.code()).isNotZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines()).last().isEqualTo(message);
    assertThat(result.err()).doesNotContain(".flip-script-").doesNotContain("statics at");
    assertThat(files()).isEqualTo(before);
    assertThat(older).hasContent("older");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(base)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void outputsDiskIsFull(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    try (SmallDisk small = SmallDisk.mount(disk, "size=16k")) {
      small.write("x.elf", "older");
      small.fill();
      String note = "flip-script: note: 0 bytes of room are left beside disk/x.elf";
      fails(linker, "disk/x.elf", temp, note);
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void temporaryFoldersDiskIsFull(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    Files.writeString(folder.resolve("x.elf"), "older");
    try (SmallDisk small = SmallDisk.mount(disk, "size=16k")) {
      small.fill();
      String note = "flip-script: note: 0 bytes of room are left in the temporary folder " + disk;
      fails(linker, "x.elf", disk, note);
    }
  }

  /** The linker measures, but what it leaves has no room for the rewritten scripts. */
  @ParameterizedTest
  @MethodSource("linkers")
  void temporaryFoldersDiskIsFullAfterTheMeasuring(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    Files.writeString(folder.resolve("x.elf"), "older");
    try (SmallDisk small = SmallDisk.mount(disk, "size=256k")) {
      Path filler = small.write("filler", "");
      LinkerCase filling = stopping(linker, "cat /dev/zero >" + filler + " 2>/dev/null");
      Run.Result result = link(filling, "x.elf", disk);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .matches(
              "flip-script: error: cannot write a temporary file in \\S+:"
                  + " No space left on device\n");
      assertThat(folder.resolve("x.elf")).hasContent("older");
      try (Stream<Path> left = Files.list(disk)) {
        assertThat(left).containsExactly(filler);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void disksTakeNoMoreFiles(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    try (SmallDisk small = SmallDisk.mount(disk, "nr_inodes=2")) {
      small.write("x.elf", "older");
      String reason = ": No space left on device";
      fails(linker, "disk/x.elf", temp, "flip-script: error: cannot write disk/x.elf" + reason);
      String folders = "flip-script: error: cannot make a temporary folder in ";
      fails(linker, "disk/x.elf", disk, folders + disk + reason);
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void disksAreReadOnly(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    try (SmallDisk small = SmallDisk.mount(disk, "size=64k")) {
      small.write("x.elf", "older");
      small.makeReadOnly();
      String reason = ": Read-only file system";
      fails(linker, "disk/x.elf", temp, "flip-script: error: cannot write disk/x.elf" + reason);
      String folders = "flip-script: error: cannot make a temporary folder in ";
      fails(linker, "disk/x.elf", disk, folders + disk + reason);
    }
  }

  @ParameterizedTest
  @MethodSource("linkers")
  void aScriptVanishesBetweenThePasses(LinkerCase linker) throws IOException {
    linker.prepare(folder);
    Files.writeString(folder.resolve("x.elf"), "older");
    Path script = folder.resolve("link.x");
    Files.writeString(folder.resolve("empty.x"), "/* nothing that changes */");
    Files.writeString(script, Files.readString(script) + "\nINCLUDE empty.x\n");
    LinkerCase removing = stopping(linker, "rm -f empty.x");
    Run.Result result = link(removing, "x.elf", temp);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("empty.x").doesNotContain("statics at");
    assertThat(folder.resolve("x.elf")).hasContent("older");
    assertThat(temp).isEmptyDirectory();
  }

  /** The linker, and something else at the end of its first run. */
  private LinkerCase stopping(LinkerCase linker, String action) throws IOException {
    Path program = folder.resolve(linker.linker().program().getFileName());
    Files.writeString(
        program,
        "#!/bin/sh\n'%s' \"$@\" || exit\n%s\nexit 0\n"
            .formatted(linker.linker().program(), action));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return linker.with(new RealLinker(program, linker.linker().flavour()));
  }
}
