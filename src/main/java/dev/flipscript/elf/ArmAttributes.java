package dev.flipscript.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The build attributes of an Arm image (ABI for the Arm Architecture, "Addenda: Build Attributes").
 *
 * @param isMicrocontroller whether the architecture profile is 'M'
 * @param floats whether the code may use floating-point instructions
 */
record ArmAttributes(boolean isMicrocontroller, boolean floats) {

  private static final int TAG_CPU_RAW_NAME = 4;
  private static final int TAG_CPU_NAME = 5;
  private static final int TAG_CPU_ARCH_PROFILE = 7;
  private static final int TAG_FP_ARCH = 10;
  private static final int TAG_COMPATIBILITY = 32;

  private static final ArmAttributes NONE = new ArmAttributes(false, false);

  /** What a section of that name says. */
  static ArmAttributes of(byte[] section) {
    ByteBuffer data = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
    if (!data.hasRemaining() || data.get() != 'A') {
      return NONE;
    }
    // uint32 length, "aeabi\0", then Tag_File (1) and the uint32 size of what is of the whole file.
    data.position(data.position() + 4);
    skipString(data);
    int start = data.position();
    data.get();
    int size = data.getInt();
    if (size >= 5 && size < data.limit() - start) {
      data.limit(start + size);
    }
    boolean isMicrocontroller = false;
    boolean floats = false;
    while (data.hasRemaining()) {
      int tag = number(data);
      switch (tag) {
        case TAG_CPU_ARCH_PROFILE -> isMicrocontroller = number(data) == 'M';
        case TAG_FP_ARCH -> floats = number(data) != 0;
        default -> skipValue(data, tag);
      }
    }
    return new ArmAttributes(isMicrocontroller, floats);
  }

  private static void skipValue(ByteBuffer data, int tag) {
    boolean isString =
        tag == TAG_CPU_RAW_NAME
            || tag == TAG_CPU_NAME
            || (tag > TAG_COMPATIBILITY && (tag & 1) == 1);
    if (!isString) {
      number(data);
    }
    if (isString || tag == TAG_COMPATIBILITY) {
      skipString(data);
    }
  }

  private static int number(ByteBuffer data) {
    int value = 0;
    for (int shift = 0; data.hasRemaining(); shift += 7) {
      byte b = data.get();
      value |= (b & 0x7F) << shift;
      if (b >= 0) {
        break;
      }
    }
    return value;
  }

  private static void skipString(ByteBuffer data) {
    while (data.hasRemaining() && data.get() != 0) {}
  }
}
