package dev.flipscript.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A seal is known again, and broken by whatever a user changes. */
class SealTest {

  @ParameterizedTest
  @EnumSource
  void whatIsSealedIsWholeUntilItIsChanged(Seal seal) {
    byte[] sealed = seal.put("{\n  \"a\": 1\n}\n".getBytes(ISO_8859_1));
    assertThat(Seal.isWhole(sealed)).isTrue();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i]++;
      assertThat(Seal.isWhole(changed)).as("byte %d", i).isFalse();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(Seal.isWhole(java.util.Arrays.copyOf(sealed, length))).isFalse();
    }
    String text = new String(sealed, ISO_8859_1);
    assertThat(Seal.isWhole((text + "mine\n").getBytes(ISO_8859_1))).isFalse();
    assertThat(Seal.isWhole((text + text).getBytes(ISO_8859_1))).isFalse();
    assertThat(Seal.isWhole(text.replace("\n", "\r\n").getBytes(ISO_8859_1))).isTrue();
  }

  @Test
  void nothingElseIsSealed() {
    assertThat(Seal.isWhole(new byte[0])).isFalse();
    assertThat(Seal.isWhole("written by flip-script ".getBytes(ISO_8859_1))).isFalse();
    assertThat(Seal.isWhole("/* written by flip-script 12345678 */\n".getBytes(ISO_8859_1)))
        .isFalse();
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(Seal.isWhole(bytes)).isFalse();
    }
  }

  /** Also of a last line that is open. */
  @Test
  void aSealIsACommentOfItsLanguage() {
    assertThat(text(Seal.SCRIPT, "x = 1;"))
        .matches("x = 1;\n/\\* written by flip-script [0-9a-f]{8} \\*/\n");
    assertThat(text(Seal.MARKUP, "</svg>\n"))
        .matches("</svg>\n<!-- written by flip-script [0-9a-f]{8} -->\n");
    assertThat(text(Seal.JSON, "{\n  \"a\": 1\n}\n"))
        .matches("\\{\n  \"a\": 1,\n  \"seal\": \"written by flip-script [0-9a-f]{8}\"\n}\n");
    assertThat(text(Seal.TEXT, "")).matches("written by flip-script [0-9a-f]{8}\n");
  }

  private static String text(Seal seal, String content) {
    return new String(seal.put(content.getBytes(ISO_8859_1)), ISO_8859_1);
  }
}
