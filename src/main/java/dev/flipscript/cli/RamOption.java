package dev.flipscript.cli;

import dev.flipscript.link.ByteSize;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A piece of memory given as {@code ORIGIN,LENGTH}; it may end at 2^64, which is 0. */
record RamOption(long origin, long length) {

  /** Sizes end at 2^63, addresses do not. */
  private static OptionalLong address(String text) {
    boolean isHigh = text.length() == 18 && text.startsWith("0x");
    try {
      return isHigh
          ? OptionalLong.of(Long.parseUnsignedLong(text, 2, text.length(), 16))
          : ByteSize.parse(text);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static RamOption parse(String text, @Nullable CommandSpec spec) {
    int comma = text.indexOf(',');
    OptionalLong origin = address(text.substring(0, Math.max(comma, 0)));
    OptionalLong length = ByteSize.parse(text.substring(comma + 1));
    if (comma < 0 || origin.isEmpty() || length.isEmpty() || length.getAsLong() <= 0) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Invalid value for option '--ram': '"
              + text
              + "' is no ORIGIN,LENGTH such as 0x20000000,64K");
    }
    return new RamOption(origin.getAsLong(), length.getAsLong());
  }
}
