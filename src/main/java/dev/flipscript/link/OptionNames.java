package dev.flipscript.link;

import dev.flipscript.link.OptionTable.Arity;
import dev.flipscript.link.OptionTable.LongOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long options of one arity. A name is looked up in the text itself: most links have few options,
 * and would take longer to fill a map.
 *
 * @param text the names with a space between them, in the order of their characters; one that means
 *     something to us has {@code =} and a {@link Kind} behind it
 */
record OptionNames(Arity arity, String text) {

  /** The option of exactly this name; null if it is not among them. */
  @Nullable LongOption find(String name) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int start = text.lastIndexOf(' ', (low + high) >>> 1) + 1;
      int end = end(start);
      int equals = equals(start, end);
      int order = text.substring(start, equals).compareTo(name);
      if (order == 0) {
        return option(equals, end);
      } else if (order < 0) {
        low = end + 1;
      } else {
        high = start - 1;
      }
    }
    return null;
  }

  /** Those that start so. */
  List<LongOption> startingWith(String name) {
    List<LongOption> found = new ArrayList<>();
    int end;
    for (int start = 0; start < text.length(); start = end + 1) {
      end = end(start);
      int equals = equals(start, end);
      if (text.startsWith(name, start) && equals - start >= name.length()) {
        found.add(option(equals, end));
      }
    }
    return found;
  }

  private int end(int start) {
    int space = text.indexOf(' ', start);
    return space < 0 ? text.length() : space;
  }

  private int equals(int start, int end) {
    int equals = text.indexOf('=', start);
    return equals < 0 || equals > end ? end : equals;
  }

  private LongOption option(int equals, int end) {
    return new LongOption(
        arity,
        equals == end ? null : Constants.called(Kind.values(), text.substring(equals + 1, end)));
  }
}
