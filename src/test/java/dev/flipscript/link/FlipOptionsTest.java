package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.FlipSettings.Floor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own options among a linker's and in the environment. */
class FlipOptionsTest {

  private static FlipOptions linker(String... arguments) {
    return FlipOptions.extract(List.of(arguments), Style.LINKER, Map.of());
  }

  private static FlipOptions environment(String name, String value, String... arguments) {
    return FlipOptions.extract(List.of(arguments), Style.LINKER, Map.of(name, value));
  }

  @Test
  void nothingAskedFor() {
    FlipOptions options = linker("-Tlink.x", "a.o");
    assertThat(options)
        .isEqualTo(
            new FlipOptions(
                true,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                FlipSettings.DEFAULT,
                List.of("-Tlink.x", "a.o")));
  }

  @Test
  void everythingAskedFor() {
    FlipOptions options =
        linker(
            "--flip-linker=ld.lld",
            "a.o",
            "--flip-region=DTCM",
            "--flip-stack-symbol=_estack",
            "--flip-min-stack=4K",
            "--flip-heap=0x400",
            "--flip-floor=warn",
            "--flip-cache=off",
            "--flip-pin=.noinit",
            "--flip-pin=.panic",
            "--flip-follow=_sdata",
            "--flip-align=1K",
            "--flip-report=r.txt",
            "--flip-report=r.html",
            "--flip-keep=kept");
    assertThat(options)
        .isEqualTo(
            new FlipOptions(
                true,
                Optional.of("ld.lld"),
                List.of("r.txt", "r.html"),
                Optional.of("kept"),
                Optional.of("off"),
                new FlipSettings(
                    Optional.of("DTCM"),
                    Optional.of("_estack"),
                    4096,
                    1024,
                    Floor.WARN,
                    List.of(".noinit", ".panic"),
                    List.of("_sdata"),
                    Map.of(),
                    1024),
                List.of("a.o")));
  }

  @Test
  void theLastCounts() {
    assertThat(linker("--flip-heap=1", "--flip-heap=2").settings().heap()).isEqualTo(2);
    assertThat(linker("--flip=off", "--flip=on").enabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"--flip=off,false", "--flip=0,false", "--flip=on,true", "--flip=1,true"})
  void canBeSwitchedOff(String argument, boolean enabled) {
    FlipOptions options = linker(argument, "a.o");
    assertThat(options.enabled()).isEqualTo(enabled);
    assertThat(options.rest()).containsExactly("a.o");
  }

  @Test
  void areTakenOutOfDriversWrappings() {
    FlipOptions options =
        FlipOptions.extract(
            List.of(
                "-Wl,--flip-heap=1K,--gc-sections",
                "-Wl,--flip-min-stack=2K",
                "-Xlinker",
                "--flip-region=RAM",
                "--flip-floor=allow",
                "a.o"),
            Style.DRIVER,
            Map.of());
    assertThat(options.rest()).containsExactly("-Wl,--gc-sections", "a.o");
    assertThat(options.settings())
        .isEqualTo(
            new FlipSettings(
                Optional.of("RAM"),
                Optional.empty(),
                2048,
                1024,
                Floor.ALLOW,
                List.of(),
                List.of(),
                Map.of()));
  }

  @Test
  void comeFromTheEnvironment() {
    assertThat(environment("FLIP_SCRIPT", "off").enabled()).isFalse();
    assertThat(environment("FLIP_SCRIPT", "").enabled()).isTrue();
    assertThat(environment("FLIP_SCRIPT_LINKER", "x-ld").linker()).contains("x-ld");
    assertThat(environment("FLIP_SCRIPT_MIN_STACK", "1k").settings().minStack()).isEqualTo(1024);
    assertThat(environment("FLIP_SCRIPT_PIN", ".a,.b").settings().pins())
        .containsExactly(".a", ".b");
    assertThat(environment("FLIP_SCRIPT_REGION", "").settings().region()).isEmpty();
  }

  @Test
  void anArgumentWinsOverTheEnvironment() {
    assertThat(environment("FLIP_SCRIPT", "off", "--flip=on").enabled()).isTrue();
    assertThat(environment("FLIP_SCRIPT_HEAP", "1K", "--flip-heap=2K").settings().heap())
        .isEqualTo(2048);
    assertThat(environment("FLIP_SCRIPT_PIN", ".a", "--flip-pin=.b").settings().pins())
        .containsExactly(".b");
    assertThat(environment("FLIP_SCRIPT_HEAP", "bad", "--flip-heap=2K").settings().heap())
        .isEqualTo(2048);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--flip-min-stak=4K|unknown option --flip-min-stak|there is --flip-min-stack=SIZE",
        "--flip-stack=4K|unknown option --flip-stack|there is --flip-linker=PROGRAM,",
        "--flip-regoin=R|unknown option --flip-regoin|there is --flip-region=NAME",
        "--flip-=x|unknown option --flip-|there is --flip-pin=SECTION",
        "--flip-heap|--flip-heap needs a value|write --flip-heap=SIZE",
        "--flip-heap=|--flip-heap needs a value|write --flip-heap=SIZE",
        "--flip-heap=4Q|--flip-heap=4Q is not a size such as 2048, 4K or 0x1000|write --flip-heap",
        "--flip-floor=maybe|--flip-floor=maybe is not a way to treat the floor|write --flip-floor",
        "--flip-report=r.pdf|--flip-report=r.pdf is not a report|write --flip-report=FILE.txt",
        "--flip=maybe|--flip=maybe is neither on nor off|write --flip=off",
        "--flip|--flip= is neither on nor off|write --flip=off",
      })
  void refusesWhatItDoesNotKnow(String argument, String message, String hint) {
    assertThatThrownBy(() -> linker("a.o", argument))
        .isInstanceOfSatisfying(
            LinkException.class,
            e -> {
              assertThat(e).hasMessage(message);
              assertThat(e.hint().orElseThrow()).startsWith(hint);
              assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE.code());
            });
  }

  @Test
  void namesTheVariableThatIsWrong() {
    assertThatThrownBy(() -> environment("FLIP_SCRIPT_HEAP", "lots"))
        .hasMessageStartingWith("FLIP_SCRIPT_HEAP=lots is not a size");
    assertThatThrownBy(() -> environment("FLIP_SCRIPT", "lots"))
        .hasMessage("FLIP_SCRIPT=lots is neither on nor off");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "4096,4096",
    "4K,4096",
    "4k,4096",
    "1M,1048576",
    "1G,1073741824",
    "0x1000,4096",
    "0X10k,16384",
    "9223372036854775807,9223372036854775807",
    "8589934591G,9223372035781033984",
  })
  void readsSizes(String text, long size) {
    assertThat(ByteSize.parse(text)).hasValue(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "K",
        "x",
        "0x",
        "0xK",
        "-1",
        "+1",
        "1 K",
        "1KB",
        "12a",
        "9223372036854775808",
        "8589934592G",
        "٣"
      })
  void refusesOtherSizes(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }

  /** A budget that nobody reads is none. */
  @ParameterizedTest
  @CsvSource({
    "FLIP_SCRIPT_MINSTACK, there is FLIP_SCRIPT_MIN_STACK",
    "FLIP_SCRIPT_KEEPS, there is FLIP_SCRIPT_KEEP",
    "FLIP_SCRIPT_DEBUGS, there is FLIP_SCRIPT_DEBUG",
    "FLIP_SCRIPT_, there is FLIP_SCRIPT",
    "FLIP_SCRIPT_SOMETHING_ELSE, 'unset it; there is FLIP_SCRIPT_LINKER, '"
  })
  void variablesThatNothingReadsAreRefused(String name, String hint) {
    assertThatThrownBy(() -> environment(name, "4K"))
        .isInstanceOf(LinkException.class)
        .hasMessage("unknown variable " + name + " in the environment")
        .extracting(e -> ((LinkException) e).exitCode() + " " + ((LinkException) e).hint().get())
        .asString()
        .startsWith("2 " + hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FLIP_SCRIPT_LC_ALL", "FLIP_SCRIPT_DEBUG", "FLIP_SCRIPTS", "MY_FLIP_SCRIPT_X"})
  void othersAreNot(String name) {
    assertThat(environment(name, "x").enabled()).isTrue();
    assertThat(environment("FLIP_SCRIPT_MINSTACK", "").enabled()).isTrue();
  }
}
