package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.script.Dialect;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which linker is found on a PATH of our making. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are POSIX shell scripts")
class LinkerFinderTest {

  private static final Path FILES = Path.of("testdata/link/files").toAbsolutePath();

  @TempDir Path base;

  /** A program that says what it is. */
  private Path program(String path, String says) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\necho '" + says + "'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private RealLinker find(String startedAs, String path, String named, String... arguments) {
    StringBuilder folders = new StringBuilder();
    for (String folder : path.split(":", -1)) {
      folders.append(folders.isEmpty() ? "" : File.pathSeparator).append(base.resolve(folder));
    }
    List<String> all = List.of(arguments);
    LinkCommand command = LinkCommand.parse(all, Style.of(startedAs, all));
    return new LinkerFinder(
            Map.of("PATH", folders.toString()), FILES, Optional.of(base.resolve("home")))
        .find(startedAs, named.isEmpty() ? Optional.empty() : Optional.of(named), command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // started as | programs | arguments | found | flavour
        "flip-script | rust-lld ld.lld ld.lld-19 | -flavor gnu a.o | rust-lld | RUST_LLD",
        "flip-script | ld.lld ld.lld-19 arm-none-eabi-ld | a.o | ld.lld | LLD",
        "flip-script | ld.lld-9 ld.lld-14 ld.lld-19 | a.o | ld.lld-19 | LLD",
        "flip-script.exe | ld.lld-14 | a.o | ld.lld-14 | LLD",
        "flip-script-ld | arm-none-eabi-ld riscv64-unknown-elf-ld | a.o | arm-none-eabi-ld | GNU",
        "flip-script-ld | arm-none-eabi-ld riscv64-unknown-elf-ld | -m elf32lriscv a.o"
            + " | riscv64-unknown-elf-ld | GNU",
        "flip-script-ld | arm-none-eabi-ld riscv32-unknown-elf-ld | -melf64lriscv a.o"
            + " | riscv32-unknown-elf-ld | GNU",
        "flip-script-ld | arm-none-eabi-ld | link.x missing.o libcore.rlib a.o"
            + " | arm-none-eabi-ld | GNU",
        "flip-script-gcc | arm-none-eabi-gcc riscv64-unknown-elf-gcc | -mcpu=cortex-m3 main.c"
            + " | arm-none-eabi-gcc | GCC",
        "flip-script-gcc | arm-none-eabi-gcc riscv64-unknown-elf-gcc | -march=rv32imac main.c"
            + " | riscv64-unknown-elf-gcc | GCC",
        "flip-script-gcc | arm-none-eabi-gcc | a.o | arm-none-eabi-gcc | GCC",
        "flip-script | rust-lld arm-none-eabi-gcc | -Wl,-x a.o | arm-none-eabi-gcc | GCC",
        "flip-script-clang | clang-14 clang-19 | a.o | clang-19 | CLANG",
        "flip-script-clang | clang clang-19 | a.o | clang | CLANG",
        "arm-none-eabi-ld | arm-none-eabi-ld ld.lld | a.o | arm-none-eabi-ld | GNU",
      })
  void findsByName(
      String startedAs, String programs, String arguments, String found, Flavour flavour)
      throws IOException {
    for (String each : programs.split(" ", -1)) {
      program("bin/" + each, "");
    }
    assertThat(find(startedAs, "bin", "", arguments.split(" ", -1)))
        .isEqualTo(new RealLinker(base.resolve("bin").resolve(found), flavour));
  }

  /** Scripts are read as the linker that a driver calls reads them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flip-script-gcc | arm-none-eabi-gcc | a.o | GNU",
        "flip-script-gcc | arm-none-eabi-gcc | -fuse-ld=lld a.o | LLD",
        "flip-script-gcc | arm-none-eabi-gcc | -fuse-ld=lld -fuse-ld=bfd a.o | GNU",
        "flip-script-clang | clang | a.o | LLD",
        "flip-script-clang | clang | -fuse-ld=bfd a.o | GNU",
        "flip-script-clang | clang | -fuse-ld=/usr/bin/arm-none-eabi-ld a.o | GNU",
        "flip-script-clang | clang | --ld-path=/opt/ld.lld-19 a.o | LLD",
        "flip-script-ld | arm-none-eabi-ld | -fuse-ld=lld a.o | GNU",
      })
  void knowsTheLinkerThatADriverCalls(
      String startedAs, String program, String arguments, Dialect dialect) throws IOException {
    program("bin/" + program, "");
    assertThat(find(startedAs, "bin", "", arguments.split(" ", -1)).dialect()).isEqualTo(dialect);
  }

  @Test
  void asksRustcForItsSysroot() throws IOException {
    program("bin/rustc", base.resolve("sysroot").toString());
    program("bin/ld.lld", "");
    Path lld = program("sysroot/lib/rustlib/x86_64-host/bin/rust-lld", "");
    Files.createDirectories(base.resolve("sysroot/lib/rustlib/thumbv7m-none-eabi/lib"));
    assertThat(find("flip-script", "bin", "", "a.o"))
        .isEqualTo(new RealLinker(lld, Flavour.RUST_LLD));
  }

  @Test
  void neverFindsItself() throws IOException {
    Path own = program("home/bin/flip-script", "");
    Files.createDirectories(base.resolve("first"));
    Files.createSymbolicLink(base.resolve("first/rust-lld"), own);
    Files.createSymbolicLink(base.resolve("first/ld.lld"), base.resolve("first/rust-lld"));
    Files.createLink(base.resolve("first/ld.lld-19"), own);
    Path real = program("second/ld.lld-14", "");
    assertThat(find("flip-script", "home/bin:first:second", "", "a.o").program()).isEqualTo(real);
    assertThatThrownBy(() -> find("flip-script", "second", base.resolve("first/ld.lld").toString()))
        .isInstanceOf(LinkException.class)
        .hasMessageEndingWith("is flip-script itself");
  }

  @Test
  void neverFindsAnotherInstallationOfItself() throws IOException {
    Path other = program("other/bin/flip-script", "");
    Files.createDirectories(base.resolve("first"));
    Files.createSymbolicLink(base.resolve("first/rust-lld"), other);
    Path real = program("second/rust-lld", "");
    assertThat(find("flip-script", "first:second", "", "a.o").program()).isEqualTo(real);
  }

  @Test
  void standsBeforeTheRealOneOnPath() throws IOException {
    Path own = program("home/bin/flip-script", "");
    Files.createDirectories(base.resolve("first"));
    Files.createSymbolicLink(base.resolve("first/arm-none-eabi-gcc"), own);
    Path real = program("second/arm-none-eabi-gcc", "");
    assertThat(find("arm-none-eabi-gcc", "first:second", "", "a.o"))
        .isEqualTo(new RealLinker(real, Flavour.GCC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rust-lld|-|RUST_LLD",
        "lld|-|RUST_LLD",
        "ld.lld|-|LLD",
        "ld.lld-19|-|LLD",
        "ld.lld.exe|-|LLD",
        "arm-none-eabi-ld|-|GNU",
        "arm-none-eabi-ld.bfd|-|GNU",
        "arm-none-eabi-gcc-12.2.1|-|GCC",
        "arm-none-eabi-g++|-|GCC",
        "clang|-|CLANG",
        "armv7m-clang++-19|-|CLANG",
        "ld|GNU ld (GNU Binutils) 2.40|GNU",
        "ld|LLD 19.1.7 (compatible with GNU linkers)|LLD",
        "my-linker|Debian LLD 14.0.6 (compatible with GNU linkers)|LLD",
        "cc|cc (Debian) 12 Copyright (C) 2022 Free Software Foundation, Inc.|GCC",
        "cc|Debian clang version 19.1.7|CLANG",
      })
  void knowsWhatANamedLinkerIs(String name, String says, Flavour flavour) throws IOException {
    Path program = program("bin/" + name, says);
    assertThat(find("flip-script", "bin", name, "a.o")).isEqualTo(new RealLinker(program, flavour));
    assertThat(find("flip-script", "none", program.toString(), "a.o").flavour()).isEqualTo(flavour);
  }

  @Test
  void knowsALinkerByWhatItLinksTo() throws IOException {
    Path lld = program("bin/ld.lld-19", "not asked");
    Files.createSymbolicLink(base.resolve("bin/ld"), lld);
    assertThat(find("flip-script", "bin", "ld", "a.o").flavour()).isEqualTo(Flavour.LLD);
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> find("flip-script", "bin", "", "a.o"))
        .isInstanceOfSatisfying(
            LinkException.class,
            e -> {
              assertThat(e.getMessage())
                  .isEqualTo(
                      "no linker found; looked for rust-lld on PATH, rust-lld in rustc's sysroot"
                          + " (there is no rustc on PATH), ld.lld on PATH, ld.lld-N on PATH; PATH"
                          + " is "
                          + base.resolve("bin"));
              assertThat(e.hint().orElseThrow())
                  .contains("--flip-linker=PROGRAM", "FLIP_SCRIPT_LINKER");
              assertThat(e.exitCode()).isEqualTo(1);
            });
    assertThatThrownBy(() -> find("flip-script-ld", "bin", "", "missing.o"))
        .hasMessageContaining("neither options nor input files tell the machine");
    assertThatThrownBy(() -> find("flip-script-ld", "bin", "", "a.o"))
        .hasMessageContaining("looked for arm-none-eabi-ld on PATH, arm-zephyr-eabi-ld on PATH");
  }

  @Test
  void refusesANamedLinkerThatIsNone() throws IOException {
    program("bin/strange", "hello");
    assertThatThrownBy(() -> find("flip-script", "bin", "missing"))
        .hasMessageStartingWith("linker missing not found on PATH (");
    assertThatThrownBy(() -> find("flip-script", "bin", "./a.o"))
        .hasMessage("linker ./a.o is not a program that can be run");
    assertThatThrownBy(() -> find("flip-script", "bin", "strange"))
        .hasMessageStartingWith("cannot tell what kind of linker");
    assertThatThrownBy(() -> find("flip-script", "bin", "", "-flavor", "wasm", "a.o"))
        .hasMessage("-flavor wasm: only GNU-style linking is for bare metal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RUST_LLD|-flavor gnu a.o|-flavor gnu a.o",
        "RUST_LLD|a.o|-flavor gnu a.o",
        "LLD|-flavor gnu a.o|a.o",
        "LLD|a.o|a.o",
        "GNU|-flavor gnu a.o|a.o",
      })
  void startsEachLinkerAsItWants(Flavour flavour, String arguments, String expected) {
    List<String> command =
        new RealLinker(Path.of("x"), flavour).command(List.of(arguments.split(" ", -1)));
    assertThat(String.join(" ", command)).isEqualTo("x " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LLD 22.1.2 (/checkout/src 1cb4) (compatible with GNU linkers)|22",
        "Debian LLD 14.0.6 (compatible with GNU linkers)|14",
        "GNU ld (2.40-2+18+b1) 2.40|2",
        "nothing|0",
      })
  void readsTheMajorVersion(String line, int major) {
    assertThat(LinkerVersion.major(line)).isEqualTo(major);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GNU ld (2.40-2+18+b1) 2.40|true",
        "GNU ld (GNU Binutils) 2.43.1|true",
        "GNU ld (Arm GNU Toolchain 13.3.Rel1) 2.42.0.20240614|true",
        "GNU ld (GNU Binutils) 2.44|false",
        "GNU ld (GNU Binutils) 2.100|false",
        "GNU ld (GNU Binutils) 3.1|false",
        "GNU ld 2.|false",
        "nothing|false",
      })
  void readsTheVersionOfGnuLd(String line, boolean isOld) {
    assertThat(LinkerVersion.isBefore(line, 44)).isEqualTo(isOld);
  }
}
