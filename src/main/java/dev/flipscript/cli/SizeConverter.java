package dev.flipscript.cli;

import dev.flipscript.link.ByteSize;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size in bytes as scripts write it: 4096, 4K, 0x1000. */
final class SizeConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    OptionalLong size = ByteSize.parse(value);
    if (size.isEmpty()) {
      throw new TypeConversionException("'" + value + "' is no size such as 4096, 4K, 0x1000");
    }
    return size.getAsLong();
  }
}
