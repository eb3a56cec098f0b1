package dev.flipscript.flip.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.flip.meaning.Readers.Use;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads what, and what users call the roles. */
class ReadersTest {

  private static final Readers READERS =
      new Readers(
          List.of(
              new Use("end", "_sbrk", ".text", 0x100, true),
              new Use("limit", "_sbrk", ".text", 0x104, true),
              new Use("limit", "", ".data", 0x200, false),
              new Use("end", "main", ".text", 0x108, true),
              new Use("end", "_sbrk", ".text", 0x10c, true)),
          Set.of("main"));

  @Test
  void readersAreFunctionsOrSectionsOfData() {
    assertThat(READERS.of("end")).containsExactly("_sbrk", "main");
    assertThat(READERS.of("limit")).containsExactly("_sbrk", ".data");
    assertThat(READERS.of("other")).isEmpty();
    assertThat(READERS.readBy("_sbrk")).containsExactly("end", "limit");
    assertThat(READERS.readBy(".data")).containsExactly("limit");
    assertThat(READERS.readBy("")).isEmpty();
  }

  @Test
  void placesThatHoldASymbol() {
    assertThat(READERS.uses("end"))
        .extracting(Use::address)
        .containsExactly(0x100L, 0x108L, 0x10cL);
    assertThat(READERS.isHeldByData("limit")).isTrue();
    assertThat(READERS.isHeldByData("end")).isFalse();
    assertThat(READERS.isHeldByData("other")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aRoleIsFoundByWhatUsersCallIt(Role role) {
    if (role == Role.AMBIGUOUS) {
      assertThat(Role.of("ambiguous")).isEmpty();
    } else {
      assertThat(Role.of(role.label())).contains(role);
    }
    assertThat(Role.of(role.name())).isEmpty();
  }

  @Test
  void theRolesThatUsersMayName() {
    assertThat(Role.labels())
        .isEqualTo(
            "memory, statics, heap-start, heap-end, stack-start, stack-bottom, in-stack,"
                + " stack-guard, other");
  }
}
