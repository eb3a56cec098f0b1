package dev.flipscript.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages ELF files where it hurts: in the fields of their headers and symbols (System V ABI,
 * chapter 4), by values at the edges of what those can hold, and anywhere else.
 */
public final class ElfMutator {

  /** A field of a structure of the file, by where it is. */
  private record Field(int at, int size) {}

  private static final long[] EDGES = {
    0,
    1,
    2,
    3,
    0x7F,
    0x80,
    0xFF,
    0xFFF1,
    0xFFFE,
    0xFFFF,
    0x10000,
    0x7FFFFFFF,
    0x80000000L,
    0xFFFFFFF0L,
    0xFFFFFFFFL,
    0x100000000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -8,
    -1
  };

  private final byte[] whole;
  private final ByteBuffer in;
  private final boolean is32;

  /** The headers of the file, the sections and the segments. */
  private final List<List<Field>> headers = new ArrayList<>();

  private final List<List<Field>> symbols = new ArrayList<>();

  /** What makes mutants of a sound file. */
  public ElfMutator(byte[] whole) {
    this.whole = whole.clone();
    this.is32 = whole[4] == 1;
    this.in =
        ByteBuffer.wrap(this.whole)
            .order(whole[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int word = is32 ? 4 : 8;
    headers.add(fields(4, 1, 1, 1, 1));
    headers.add(fields(16, 2, 2, 4, word, word, word, 4, 2, 2, 2, 2, 2, 2));
    int segments = (int) word(is32 ? 28 : 32);
    for (int i = 0; i < in.getShort(is32 ? 44 : 56); i++) {
      int at = segments + i * in.getShort(is32 ? 42 : 54);
      headers.add(is32 ? fields(at, 4, 4, 4, 4, 4, 4, 4, 4) : fields(at, 4, 4, 8, 8, 8, 8, 8, 8));
    }
    int sections = (int) word(is32 ? 32 : 40);
    for (int i = 0; i < in.getShort(is32 ? 48 : 60); i++) {
      int at = sections + i * in.getShort(is32 ? 46 : 58);
      headers.add(fields(at, 4, 4, word, word, word, word, 4, 4, word, word));
      if (in.getInt(at + 4) == 2) {
        symbols((int) word(at + (is32 ? 16 : 24)), (int) word(at + (is32 ? 20 : 32)));
      }
    }
  }

  private void symbols(int from, int size) {
    for (int at = from; at < from + size; at += is32 ? 16 : 24) {
      symbols.add(is32 ? fields(at, 4, 4, 4, 1, 1, 2) : fields(at, 4, 1, 1, 2, 8, 8));
    }
  }

  private static List<Field> fields(int from, int... sizes) {
    List<Field> fields = new ArrayList<>();
    int at = from;
    for (int size : sizes) {
      fields.add(new Field(at, size));
      at += size;
    }
    return fields;
  }

  private long word(int at) {
    return is32 ? in.getInt(at) : in.getLong(at);
  }

  /** A damaged copy; the same for the same chance. */
  public byte[] mutant(Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = change(bytes, random);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes, Random random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> set(bytes, any(headers, random), random);
      case 4, 5 -> set(bytes, any(symbols.isEmpty() ? headers : symbols, random), random);
      case 6, 7 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      case 8 -> {
        int size = Math.min(bytes.length, 1 + random.nextInt(256));
        int from = random.nextInt(bytes.length - size + 1);
        int to = random.nextInt(bytes.length - size + 1);
        System.arraycopy(bytes, from, bytes, to, size);
      }
      default -> {
        int length = random.nextInt(bytes.length + bytes.length / 8);
        return Arrays.copyOf(bytes, Math.max(64, length));
      }
    }
    return bytes;
  }

  private static List<Field> any(List<List<Field>> structures, Random random) {
    return structures.get(random.nextInt(structures.size()));
  }

  private void set(byte[] bytes, List<Field> structure, Random random) {
    Field field = structure.get(random.nextInt(structure.size()));
    if (field.at() + field.size() > bytes.length) {
      return;
    }
    ByteBuffer out = ByteBuffer.wrap(bytes).order(in.order());
    long value = value(out, field, random);
    switch (field.size()) {
      case 1 -> out.put(field.at(), (byte) value);
      case 2 -> out.putShort(field.at(), (short) value);
      case 4 -> out.putInt(field.at(), (int) value);
      default -> out.putLong(field.at(), value);
    }
  }

  private long value(ByteBuffer out, Field field, Random random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> EDGES[random.nextInt(EDGES.length)];
      case 2 -> whole.length - random.nextInt(64);
      case 3 -> out.get(field.at() + random.nextInt(field.size())) + random.nextInt(9) - 4L;
      default -> random.nextLong() >>> random.nextInt(64);
    };
  }
}
