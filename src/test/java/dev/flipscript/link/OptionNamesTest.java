package dev.flipscript.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.link.OptionTable.Arity;
import dev.flipscript.link.OptionTable.LongOption;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name of a table is found in it, which takes names that are in order. */
class OptionNamesTest {

  static Stream<OptionNames> tables() {
    return Stream.concat(Stream.of(OptionTable.GNU), Stream.of(OptionTable.LLD));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void findsEachOfItsNames(OptionNames names) {
    String[] words = names.text().split(" ");
    assertThat(words).hasSizeGreaterThan(9).doesNotHaveDuplicates();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      Kind kind = equals < 0 ? null : Kind.valueOf(word.substring(equals + 1));
      assertThat(names.find(name)).as(name).isEqualTo(new LongOption(names.arity(), kind));
      assertThat(names.find(name + "x")).as(name + "x").isNull();
    }
    assertThat(names.find("")).isNull();
    assertThat(names.find("A")).isNull();
    assertThat(names.find("zzz")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"a, 2", "ab, 1", "abc, 0", "b, 1", "bc, 1", "bcd, 0", "'', 3", "MAP, 0"})
  void startsWith(String start, int count) {
    OptionNames names = new OptionNames(Arity.FLAG, "a ab=MAP bc=READ");
    assertThat(names.startingWith(start)).hasSize(count);
  }
}
