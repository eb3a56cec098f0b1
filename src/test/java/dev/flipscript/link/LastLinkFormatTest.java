package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.ProvenLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of remembered links: cut, changed and forged with the right checksum. */
class LastLinkFormatTest {

  private static final String OUTPUT = "/home/me/firmware.elf";
  private static final int HEADER = 12;

  private static final Image IMAGE =
      new Image(
          new Core(Machine.ARM, 4, true),
          0x41,
          List.of(
              new ImageSection(".text", 0, 64, 4, false, false, true),
              new ImageSection(".bss", 0x2000ff80L, 128, 8, true, true, false)),
          Map.of("_stack_start", 0x2000ff80L, "_ebss", 0x20010000L),
          Optional.of(new VectorTable(".vectors", 0, 0x2000ff80L)),
          List.of(),
          Optional.of(new StackLoad(8, 0x2000ff80L)));

  private static final List<ScriptFiles.Read> SCRIPTS =
      List.of(
          new ScriptFiles.Read(
              -1, ScriptFiles.By.COMMAND_LINE, "link.x", "link.x", "INCLUDE memory.x INPUT(a.o)"),
          new ScriptFiles.Read(
              0, ScriptFiles.By.INCLUDE, "memory.x", "lib/memory.x", "MEMORY { } /* \u00e9 */"),
          new ScriptFiles.Read(0, ScriptFiles.By.INPUT, "a.o", "a.o", ""));

  private static final List<LastLink.Rewritten> REWRITTEN =
      List.of(
          new LastLink.Rewritten(-1, "lib/memory.x", "MEMORY { }"),
          new LastLink.Rewritten(0, "link.x", "INCLUDE \"\0" + "0\0\""));

  private static final LastLink LINK = link(SCRIPTS, REWRITTEN);

  private static LastLink link(List<ScriptFiles.Read> scripts, List<LastLink.Rewritten> rewritten) {
    return new LastLink(
        List.of("ld.lld", "--gc-sections"),
        scripts,
        rewritten,
        Set.of("_stack_start", "_ebss"),
        Set.of("end"),
        new ProvenLayout(0x20000000L, 0x20010000L, IMAGE));
  }

  private static byte[] written(LastLink link) {
    return LastLinkFormat.write(link, OUTPUT).orElseThrow();
  }

  /** With the right checksum. */
  private static byte[] checked(byte[] bytes) {
    if (bytes.length >= HEADER) {
      CRC32 checksum = new CRC32();
      checksum.update(bytes, HEADER, bytes.length - HEADER);
      ByteBuffer.wrap(bytes).putLong(4, checksum.getValue());
    }
    return bytes;
  }

  /** What is made of a forgery; it may be refused in either way. */
  private static Optional<LastLink> read(byte[] bytes) {
    try {
      return LastLinkFormat.read(bytes, OUTPUT);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is read; then as something that could have been written. */
  private static boolean isSound(byte[] forged, String what) {
    Optional<LastLink> link = read(checked(forged));
    link.ifPresent(found -> assertThat(read(written(found))).as(what).contains(found));
    return link.isPresent();
  }

  @Test
  void whatWasWrittenIsRead() {
    assertThat(LastLinkFormat.read(written(LINK), OUTPUT)).contains(LINK);
    assertThat(LastLinkFormat.read(written(LINK), OUTPUT + "2")).isEmpty();
  }

  @Test
  void noPartOfAFileIsRead() {
    byte[] whole = written(LINK);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(LastLinkFormat.read(cut, OUTPUT)).as("cut to %d", length).isEmpty();
      assertThat(read(checked(cut))).as("cut to %d, with a checksum", length).isEmpty();
    }
    assertThat(read(checked(Arrays.copyOf(whole, whole.length + 1)))).isEmpty();
  }

  @Test
  void everyByteCountsOrIsPartOfAValue() {
    byte[] whole = written(LINK);
    int sound = 0;
    int forged = 0;
    for (int at = 0; at < whole.length; at++) {
      for (int change : new int[] {1, 2, 0x80, 0xFF, whole[at]}) {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) change;
        boolean isChanged = bytes[at] != whole[at];
        if (isChanged) {
          assertThat(LastLinkFormat.read(bytes, OUTPUT)).as("byte %d", at).isEmpty();
          forged++;
          sound += isSound(bytes, "byte " + at + " by " + change) ? 1 : 0;
        }
      }
    }
    assertThat(sound).as("read of %d forgeries", forged).isBetween(forged / 10, forged * 9 / 10);
  }

  /** Wherever it is read as a length, a count or an index. */
  @Test
  void noNumberIsTooLarge() {
    byte[] whole = written(LINK);
    for (int at = HEADER; at + 4 <= whole.length; at++) {
      int left = whole.length - at - 4;
      for (int number :
          new int[] {-1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, left, left + 1, 1 << 20}) {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).putInt(at, number);
        isSound(bytes, number + " at " + at);
      }
    }
  }

  @Test
  void severalBytesAtOnce() {
    byte[] whole = written(LINK);
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(8); change >= 0; change--) {
        int at = HEADER + random.nextInt(bytes.length - HEADER);
        if (random.nextInt(4) == 0) {
          int from = HEADER + random.nextInt(bytes.length - HEADER);
          int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
          System.arraycopy(whole, from, bytes, at, length);
        } else {
          bytes[at] = (byte) random.nextInt();
        }
      }
      isSound(bytes, "forgery " + i);
    }
  }

  /** A script is named by the command line, or by one before it. */
  @ParameterizedTest
  @CsvSource({
    "0, COMMAND_LINE",
    "-1, INCLUDE",
    "-1, INPUT",
    "-2, COMMAND_LINE",
    "-2, INCLUDE",
    "3, INCLUDE",
    "4, INPUT",
    "2147483647, INCLUDE",
    "-2147483648, INCLUDE"
  })
  void aScriptThatNoneBeforeItNames(int includer, ScriptFiles.By by) {
    List<ScriptFiles.Read> scripts = new ArrayList<>(SCRIPTS);
    scripts.add(new ScriptFiles.Read(includer, by, "more.x", "more.x", ""));
    byte[] forged = written(link(scripts, REWRITTEN));
    assertThatThrownBy(() -> LastLinkFormat.read(forged, OUTPUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-2, link.x", "-2147483648, link.x", "0, /", "0, ''", "0, a/.."})
  void noRewrittenScriptIsLikeThat(int argument, String name) {
    assertThatThrownBy(() -> new LastLink.Rewritten(argument, name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String marked(String reference) {
    return reference.replace('<', '\0').replace('>', '\0');
  }

  /** A text refers to the files of those before it. */
  @ParameterizedTest
  @ValueSource(strings = {"<1>", "<-1>", "<", "<0", "<x>", "<99999999999>", "<>"})
  void noTextRefersToAnotherScript(String reference) {
    List<LastLink.Rewritten> rewritten = new ArrayList<>(REWRITTEN);
    rewritten.set(1, new LastLink.Rewritten(0, "link.x", "INCLUDE " + marked(reference)));
    assertThatThrownBy(() -> link(SCRIPTS, rewritten)).isInstanceOf(IllegalArgumentException.class);
  }
}
