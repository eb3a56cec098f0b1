package dev.flipscript.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * An image for a 32-bit Arm with as many sections, segments and symbols as a test likes, one over
 * the other (System V ABI, chapter 4).
 */
public final class CrowdedElf {

  private static final int HEADER = 52;
  private static final int SECTION = 40;
  private static final int SEGMENT = 32;
  private static final int SYMBOL = 16;

  private CrowdedElf() {}

  /**
   * The file.
   *
   * @param address of the first section; each further one begins 4 bytes higher
   * @param size of each section, and of each symbol
   */
  public static byte[] of(int sections, int segments, int symbols, int address, int size) {
    byte[] names = "\0.data\0symbol\0_stack_start\0".getBytes(StandardCharsets.ISO_8859_1);
    int all = sections + 3;
    int sectionsAt = HEADER;
    int segmentsAt = sectionsAt + all * SECTION;
    int symbolsAt = segmentsAt + segments * SEGMENT;
    int namesAt = symbolsAt + (symbols + 2) * SYMBOL;
    ByteBuffer out = ByteBuffer.allocate(namesAt + names.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1}).position(16);
    out.putShort((short) 2).putShort((short) 40).putInt(1).putInt(0);
    out.putInt(segmentsAt).putInt(sectionsAt).putInt(0).putShort((short) HEADER);
    out.putShort((short) SEGMENT).putShort((short) Math.min(segments, 0xFFFF));
    // More than the header can count are counted by the first section header.
    boolean isMany = all >= 0xFF00;
    out.putShort((short) SECTION).putShort((short) (isMany ? 0 : all)).putShort((short) -1);
    section(out, 0, 0, 0, 0, 0, isMany ? all : 0, 1, segments);
    section(out, 0, 3, 0, 0, namesAt, names.length, 0, 0);
    section(out, 0, 2, 0, 0, symbolsAt, (symbols + 2) * SYMBOL, 1, 1);
    for (int i = 0; i < sections; i++) {
      section(out, 1, 8, 7, address + 4 * i, 0, size, 0, 0);
    }
    for (int i = 0; i < segments; i++) {
      int at = address + 4 * i;
      out.putInt(1).putInt(0).putInt(at).putInt(at).putInt(1).putInt(size).putInt(7).putInt(4);
    }
    symbol(out, 0, 0, 0, 0);
    symbol(out, 14, address + 0x10000, 0, 0xFFF1);
    for (int i = 0; i < symbols; i++) {
      symbol(out, 7, address + 4 * i, size, 3 + i % sections);
    }
    return out.put(names).array();
  }

  private static void section(
      ByteBuffer out,
      int name,
      int type,
      int flags,
      int address,
      int offset,
      int size,
      int link,
      int info) {
    out.putInt(name).putInt(type).putInt(flags).putInt(address).putInt(offset).putInt(size);
    out.putInt(link).putInt(info).putInt(4).putInt(0);
  }

  private static void symbol(ByteBuffer out, int name, int value, int size, int section) {
    out.putInt(name).putInt(value).putInt(size);
    out.put((byte) 0x11).put((byte) 0).putShort((short) section);
  }
}
