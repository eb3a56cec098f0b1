package dev.flipscript.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The build attributes of an Arm image (ABI for the Arm Architecture, "Addenda: Build Attributes").
 * Only the architecture profile is read.
 */
final class ArmAttributes {

  private static final int TAG_CPU_RAW_NAME = 4;
  private static final int TAG_CPU_NAME = 5;
  private static final int TAG_CPU_ARCH_PROFILE = 7;
  private static final int TAG_COMPATIBILITY = 32;

  private ArmAttributes() {}

  /** Whether the profile is 'M'. */
  static boolean isMicrocontroller(byte[] section) {
    ByteBuffer data = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
    if (!data.hasRemaining() || data.get() != 'A') {
      return false;
    }
    // uint32 length, "aeabi\0", then Tag_File (1) with its uint32 size.
    data.position(data.position() + 4);
    skipString(data);
    data.position(data.position() + 5);
    while (data.hasRemaining()) {
      int tag = number(data);
      if (tag == TAG_CPU_ARCH_PROFILE) {
        return number(data) == 'M';
      }
      skipValue(data, tag);
    }
    return false;
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
