package dev.flipscript.flip.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of known names against testdata/meaning: names.tsv has a real name for every row, and
 * names that only look like one; stems.tsv has names of one stack, and of two.
 */
class KnownNamesTest {

  static List<List<String>> names() throws IOException {
    return table("names.tsv");
  }

  static List<List<String>> stems() throws IOException {
    return table("stems.tsv");
  }

  private static List<List<String>> table(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("testdata", "meaning", name));
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(Arrays.asList(line.split("\t", -1)));
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  @ParameterizedTest
  @MethodSource("names")
  void familyOfName(List<String> row) {
    String name = row.get(0);
    Family family = Family.valueOf(row.get(1));
    assertThat(KnownNames.family(name)).isEqualTo(family);
    assertThat(KnownNames.isStacks(name)).isEqualTo(family == Family.STACK);
    assertThat(KnownNames.isHeaps(name)).isEqualTo(family == Family.HEAP);
    assertThat(KnownNames.isVectors(name)).isEqualTo(family == Family.VECTORS);
    assertThat(KnownNames.isStatics(name)).isEqualTo(family == Family.STATICS);
  }

  @Test
  void everyRowHasItsCase() throws IOException {
    List<String> without = new ArrayList<>();
    for (KnownNames.Row row : KnownNames.ROWS) {
      if (names().stream().noneMatch(name -> isCase(row, name.get(0), name.get(1)))) {
        without.add(row.word());
      }
    }
    assertThat(without).isEmpty();
  }

  private static boolean isCase(KnownNames.Row row, String name, String family) {
    boolean isNamed = row.word().equals("=" + name) || NameWords.of(name).contains(row.word());
    return isNamed && row.family().name().equals(family);
  }

  @Test
  void noWordHasTwoRows() {
    assertThat(KnownNames.ROWS).extracting(KnownNames.Row::word).doesNotHaveDuplicates();
  }

  /** A program is asked only for these, so that a heap by another name would go unseen. */
  @Test
  void startsOfHeapsAreNamedLikeHeaps() {
    assertThat(KnownNames.HEAP_STARTS).allMatch(KnownNames::isHeaps).doesNotHaveDuplicates();
  }

  @Test
  void whatNewlibStartsItsHeapAt() {
    assertThat(List.of("end", "_end", "__end__")).allMatch(KnownNames::startsHeap);
    assertThat(List.of("_heap_end", "__HeapLimit", "heap", "end_"))
        .noneMatch(KnownNames::startsHeap);
  }

  @ParameterizedTest
  @MethodSource("stems")
  void stemOfOneStack(List<String> row) {
    assertThat(KnownNames.stem(row.get(0)).equals(KnownNames.stem(row.get(1))))
        .as(KnownNames.stem(row.get(0)) + " and " + KnownNames.stem(row.get(1)))
        .isEqualTo(row.get(2).equals("one"));
  }

  /** An end is the lowest address of a stack, unless it is said to be the high one. */
  @ParameterizedTest
  @CsvSource({
    "__StackLimit, true",
    "_stack_bottom, true",
    "_stack_low, true",
    "_irq_stack_base, true",
    "_stack_end, true",
    "_stacks_high_end, false",
    "_stack_top_end, false",
    "__StackTop, false",
    "_stack_start, false",
    "_stack, false"
  })
  void bottomOfAStack(String name, boolean bottom) {
    assertThat(KnownNames.isBottom(name)).isEqualTo(bottom);
  }

  /** What start-up code leaves alone must stay where it is looked for. */
  @ParameterizedTest
  @CsvSource({
    ".data, true",
    ".bss, true",
    ".noinit, false",
    ".uninit, false",
    ".data.noinit, false",
    ".heap, false",
    ".stack, false",
    ".other, false"
  })
  void dataThatIsSetUp(String name, boolean setUp) {
    assertThat(KnownNames.isSetUp(name)).isEqualTo(setUp);
  }
}
