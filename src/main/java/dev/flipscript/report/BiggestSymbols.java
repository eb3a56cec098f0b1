package dev.flipscript.report;

import dev.flipscript.elf.SizedSymbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the biggest symbols of a piece of memory. Neither many pieces nor many symbols nor both
 * take long: where a piece has few symbols those are sorted, and where it has many its biggest are
 * met soon among the biggest of all.
 */
final class BiggestSymbols {

  private final List<SizedSymbol> byAddress;
  private final List<SizedSymbol> bySize;

  BiggestSymbols(List<SizedSymbol> symbols) {
    byAddress = new ArrayList<>(symbols);
    byAddress.sort(Comparator.comparing(SizedSymbol::address, Long::compareUnsigned));
    bySize = new ArrayList<>(symbols);
    bySize.sort(order());
  }

  private static Comparator<SizedSymbol> order() {
    return Comparator.comparing(SizedSymbol::size, Long::compareUnsigned)
        .reversed()
        .thenComparing(SizedSymbol::address)
        .thenComparing(SizedSymbol::name);
  }

  /**
   * Those that start in a piece of memory, the biggest first.
   *
   * @param size of the piece in bytes, unsigned
   * @param most how many
   */
  List<SizedSymbol> in(long address, long size, int most) {
    long end = address + size;
    int first = firstFrom(address);
    int last = firstFrom(end);
    long count = (long) last - first;
    // Of n symbols, m of them in here, most * n / m come before its biggest if sizes are shuffled.
    boolean isFew = count * count <= (long) most * bySize.size();
    if (Long.compareUnsigned(address, end) <= 0 && isFew) {
      List<SizedSymbol> own = new ArrayList<>(byAddress.subList(first, last));
      own.sort(order());
      return own.subList(0, Math.min(most, own.size()));
    }
    List<SizedSymbol> found = new ArrayList<>();
    for (int i = 0; i < bySize.size() && found.size() < most; i++) {
      if (Long.compareUnsigned(bySize.get(i).address() - address, size) < 0) {
        found.add(bySize.get(i));
      }
    }
    return found;
  }

  private int firstFrom(long address) {
    int low = 0;
    int high = byAddress.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(byAddress.get(middle).address(), address) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
