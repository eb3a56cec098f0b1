package dev.flipscript.elf;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an ELF file (System V ABI, chapter 4). Nothing else is read until it is asked for:
 * most of a file is debug information, which says nothing about the layout.
 */
final class ElfFile implements Closeable {

  static final int SHT_SYMTAB = 2;
  static final int SHT_NOBITS = 8;

  /** The program is linked for big-endian data and little-endian code (AAELF32, "ELF Header"). */
  static final int EF_ARM_BE8 = 0x0080_0000;

  private static final int SHF_ALLOC = 2;
  private static final int LARGEST_HEADER = 64;

  /** Of more at a time, java.io makes a copy in memory that it allocates for that. */
  private static final int PIECE = 8192;

  private static final int SHN_XINDEX = 0xFFFF;
  private static final int PN_XNUM = 0xFFFF;
  private static final int PT_LOAD = 1;

  private final RandomAccessFile file;
  private final long length;
  private final ByteOrder order;

  /** The place of the low one of two bytes. */
  private final int low;

  private final boolean is32;
  private final int type;
  private final int machine;
  private final long entry;
  private final int flags;
  private final long segmentsAt;
  private final int segmentSize;
  private final int segmentCount;
  private final ByteBuffer headers;
  private final int headerSize;
  private final int count;
  private final byte[] names;
  private final @Nullable Section[] sections;

  /**
   * A section header.
   *
   * @param offset of its contents in the file
   * @param size in bytes
   * @param link the index of the section that goes with it
   * @param info of a symbol table, the index of its first symbol that is not local (gABI, "Section
   *     Headers")
   */
  record Section(
      String name,
      int type,
      long flags,
      long address,
      long offset,
      long size,
      int link,
      int info,
      long alignment) {

    boolean isAllocated() {
      return (flags & SHF_ALLOC) != 0;
    }

    /** Whether the file has what is in its memory. */
    boolean hasLoadedContents() {
      return isAllocated() && type != SHT_NOBITS;
    }
  }

  /**
   * A program header of type PT_LOAD.
   *
   * @param offset of its contents in the file
   */
  record Load(long offset, Segment segment) {

    /** Whether the file has bytes for these addresses. */
    boolean holds(long address, long size) {
      long into = address - segment.address();
      return into >= 0 && size <= segment.fileSize() && into <= segment.fileSize() - size;
    }

    /** Whether a section's contents are part of it. */
    boolean holds(Section section) {
      return section.offset() - offset == section.address() - segment.address()
          && holds(section.address(), section.size());
    }
  }

  private ElfFile(RandomAccessFile file) throws IOException {
    this.file = file;
    this.length = file.length();
    ByteBuffer header = read(file, 0, Math.min(length, LARGEST_HEADER), length);
    if (header.limit() < 52 || header.getInt(0) != 0x7F454C46) {
      throw new ImageException("it is no ELF file");
    }
    this.is32 = header.get(4) == 1;
    this.order = header.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.low = order == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
    header.order(order);
    this.type = header.getShort(16) & 0xFFFF;
    this.machine = header.getShort(18) & 0xFFFF;
    this.entry = word(header, 24, 24);
    this.flags = header.getInt(is32 ? 36 : 48);
    this.segmentsAt = word(header, 28, 32);
    this.segmentSize = header.getShort(is32 ? 42 : 54) & 0xFFFF;
    this.segmentCount = header.getShort(is32 ? 44 : 56) & 0xFFFF;
    long table = word(header, 32, 40);
    int tail = is32 ? 46 : 58;
    this.headerSize = header.getShort(tail) & 0xFFFF;
    int sections = header.getShort(tail + 2) & 0xFFFF;
    int nameSection = header.getShort(tail + 4) & 0xFFFF;
    if (table == 0) {
      throw new ImageException("it has no section headers");
    }
    if (headerSize < (is32 ? 40 : 64)) {
      throw new ImageException("its section headers are too short");
    }
    if (sections == 0 || nameSection == SHN_XINDEX) {
      // More sections than the header can count: the first section header says.
      ByteBuffer first = read(file, table, headerSize, length).order(order);
      sections = sections == 0 ? (int) word(first, 20, 32) : sections;
      nameSection = nameSection == SHN_XINDEX ? first.getInt(is32 ? 24 : 40) : nameSection;
    }
    this.count = sections;
    long size = (long) count * headerSize;
    this.headers = read(file, table, size, length).order(order);
    long namesAt = offset(nameSection);
    this.names = read(file, namesAt, size(nameSection), length).array();
    this.sections = new @Nullable Section[count];
  }

  static ElfFile open(Path file) throws IOException {
    RandomAccessFile opened = openFile(file);
    try {
      return new ElfFile(opened);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** By java.io, which is faster at its first use; java.nio says better why it cannot be opened. */
  private static RandomAccessFile openFile(Path file) throws IOException {
    try {
      return new RandomAccessFile(file.toFile(), "r");
    } catch (FileNotFoundException e) {
      Files.newByteChannel(file).close();
      throw e;
    }
  }

  boolean is32() {
    return is32;
  }

  int type() {
    return type;
  }

  int machine() {
    return machine;
  }

  long entry() {
    return entry;
  }

  /** The e_flags of the header. */
  int flags() {
    return flags;
  }

  ByteOrder order() {
    return order;
  }

  int sections() {
    return count;
  }

  /** The program headers that say what is loaded. */
  List<Load> loads() throws IOException {
    int count = segmentCount == PN_XNUM && this.count > 0 ? section(0).info() : segmentCount;
    if (count == 0) {
      return List.of();
    }
    if (segmentSize < (is32 ? 32 : 56)) {
      throw new ImageException("its program headers are too short");
    }
    long size = (long) count * segmentSize;
    ByteBuffer table = read(file, segmentsAt, size, length).order(order);
    List<Load> loads = new ArrayList<>();
    for (int at = 0; at < table.limit(); at += segmentSize) {
      if (table.getInt(at) == PT_LOAD) {
        loads.add(load(table, at));
      }
    }
    return loads;
  }

  private Load load(ByteBuffer table, int at) {
    long offset = word(table, at + 4, at + 8);
    Segment segment =
        new Segment(
            word(table, at + 8, at + 16),
            word(table, at + 12, at + 24),
            word(table, at + 16, at + 32),
            word(table, at + 20, at + 40));
    long size = segment.fileSize();
    if (offset < 0 || size < 0 || offset > length - size) {
      throw new ImageException("it is cut short");
    }
    return new Load(offset, segment);
  }

  Section section(int index) {
    Section known = sections[index];
    if (known == null) {
      known = readSection(index);
      sections[index] = known;
    }
    return known;
  }

  private Section readSection(int index) {
    int at = index * headerSize;
    return new Section(
        string(names, headers.getInt(at)),
        headers.getInt(at + 4),
        word(headers, at + 8, at + 8),
        word(headers, at + 12, at + 16),
        offset(index),
        size(index),
        headers.getInt(at + (is32 ? 24 : 40)),
        headers.getInt(at + (is32 ? 28 : 44)),
        word(headers, at + 32, at + 48));
  }

  private long offset(int section) {
    return word(headers, section * headerSize + 16, section * headerSize + 24);
  }

  private long size(int section) {
    return word(headers, section * headerSize + 20, section * headerSize + 32);
  }

  /** A word of the file's class, by its offset in each. */
  long word(ByteBuffer in, int offset32, int offset64) {
    return is32 ? in.getInt(offset32) & 0xFFFF_FFFFL : in.getLong(offset64);
  }

  /**
   * Contents of a section.
   *
   * @param from the first byte, from the section's start
   * @param most how many bytes, if the section has as many
   */
  ByteBuffer contents(Section section, long from, long most) throws IOException {
    long size = Math.min(section.size() - from, most);
    return read(file, section.offset() + from, size, length).order(order);
  }

  /**
   * The same as bytes, for many numbers: a buffer takes ten calls to get one, and a first link does
   * not compile them.
   */
  byte[] bytes(Section section, long from, long most) throws IOException {
    return contents(section, from, most).array();
  }

  /** Whether numbers have their low byte first. */
  boolean isLittle() {
    return low == 0;
  }

  /** The 16 bits at a place of such bytes, unsigned. Short enough to be compiled in its place. */
  int half(byte[] bytes, int at) {
    return (bytes[at + low] & 0xFF) | (bytes[at + 1 - low] & 0xFF) << 8;
  }

  /** The 32 bits at a place of such bytes; as short. */
  int number(byte[] bytes, int at) {
    return half(bytes, at + 2 * low) | half(bytes, at + 2 - 2 * low) << 16;
  }

  /** A word of the file's class in such bytes, by its offset in each. */
  long word(byte[] bytes, int offset32, int offset64) {
    if (is32) {
      return number(bytes, offset32) & 0xFFFF_FFFFL;
    }
    long high = number(bytes, offset64 + 4 - 4 * low);
    return high << 32 | (number(bytes, offset64 + 4 * low) & 0xFFFF_FFFFL);
  }

  /**
   * Contents of a segment.
   *
   * @param from the first byte, from the segment's start
   * @param most how many bytes, if the file has as many
   */
  ByteBuffer contents(Load load, long from, long most) throws IOException {
    long size = Math.min(load.segment().fileSize() - from, most);
    return read(file, load.offset() + from, size, length).order(order);
  }

  private static ByteBuffer read(RandomAccessFile file, long offset, long size, long length)
      throws IOException {
    if (offset < 0 || size < 0 || size > Integer.MAX_VALUE - 8 || offset > length - size) {
      throw new ImageException("it is cut short");
    }
    byte[] bytes = new byte[(int) size];
    file.seek(offset);
    int count;
    for (int at = 0; at < bytes.length; at += count) {
      count = file.read(bytes, at, Math.min(bytes.length - at, PIECE));
      if (count < 0) {
        throw new ImageException("it is cut short");
      }
    }
    return ByteBuffer.wrap(bytes);
  }

  /** The string that starts at an offset of a string table; a character is a byte. */
  static String string(byte[] table, int start) {
    int end = start;
    while (table[end] != 0) {
      end++;
    }
    return new String(table, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
