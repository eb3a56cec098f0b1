package dev.flipscript.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.SizedSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Symbols and pieces of memory at random, held against looking at all of them. */
class BiggestSymbolsTest {

  @Test
  void areThoseOfAPlainSearch() {
    Random random = new Random(8);
    for (int round = 0; round < 300; round++) {
      List<SizedSymbol> symbols = new ArrayList<>();
      for (int i = random.nextInt(200); i > 0; i--) {
        long size = random.nextInt(5) == 0 ? -1 - random.nextInt(9) : 1 + random.nextInt(9);
        symbols.add(new SizedSymbol("s" + i, address(random), size));
      }
      BiggestSymbols biggest = new BiggestSymbols(symbols);
      for (int i = 0; i < 20; i++) {
        long from = address(random);
        long size = random.nextInt(4) == 0 ? -1 - random.nextInt(64) : random.nextInt(256);
        int most = 1 + random.nextInt(9);
        List<SizedSymbol> expected =
            symbols.stream()
                .filter(s -> Long.compareUnsigned(s.address() - from, size) < 0)
                .sorted(
                    Comparator.comparing(SizedSymbol::size, Long::compareUnsigned)
                        .reversed()
                        .thenComparing(SizedSymbol::address)
                        .thenComparing(SizedSymbol::name))
                .limit(most)
                .toList();
        assertThat(biggest.in(from, size, most)).isEqualTo(expected);
      }
    }
  }

  /** At the start of the address space and at its end. */
  private static long address(Random random) {
    return random.nextInt(256) - 64L;
  }
}
