package dev.flipscript.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A program of random statics in a random memory, and how much of it would be left to a stack. */
final class RandomProgram {

  /** One output section; a tail pads its end to that alignment. */
  private record Part(String name, long size, long alignment, long tail, boolean nobits) {}

  private final long base;
  private final long length;
  private final long reserve;
  private final long heap;
  private final boolean hasSecond;
  private final List<Part> parts = new ArrayList<>();
  private final List<Part> second = new ArrayList<>();

  RandomProgram(Random random) {
    base = 0x20000000L + (random.nextBoolean() ? 0 : 4L * random.nextInt(1024));
    length = (256L << random.nextInt(8)) - 8L * random.nextInt(8);
    reserve = random.nextInt(4) == 0 ? 8L * random.nextInt(16) : 0;
    heap = random.nextInt(4) == 0 ? 8L * random.nextInt(16) : 0;
    hasSecond = random.nextInt(3) == 0;
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      boolean elsewhere = hasSecond && random.nextInt(3) == 0;
      (elsewhere ? second : parts).add(part(random, ".s" + i, length / count));
    }
  }

  private RandomProgram(RandomProgram other, int changed, Part part) {
    base = other.base;
    length = other.length;
    reserve = other.reserve;
    heap = other.heap;
    hasSecond = other.hasSecond;
    parts.addAll(other.parts);
    second.addAll(other.second);
    parts.set(changed, part);
  }

  /** The same with another size or alignment of one of the statics, if there are any. */
  RandomProgram changed(Random random) {
    if (parts.isEmpty()) {
      return this;
    }
    int index = random.nextInt(parts.size());
    Part part = parts.get(index);
    boolean grows = random.nextBoolean();
    return new RandomProgram(
        this,
        index,
        new Part(
            part.name,
            grows ? part.size + random.nextInt(20) : part.size,
            grows ? part.alignment : 1L << random.nextInt(5),
            part.tail,
            part.nobits));
  }

  private static Part part(Random random, String name, long most) {
    long size = random.nextInt(5) == 0 ? 0 : random.nextInt((int) Math.max(2, most));
    long alignment = 1L << random.nextInt(random.nextInt(6) == 0 ? 9 : 5);
    long tail = random.nextInt(4) == 0 ? 1L << random.nextInt(7) : 1;
    return new Part(name, size, alignment, tail, random.nextBoolean());
  }

  long base() {
    return base;
  }

  long length() {
    return length;
  }

  long heap() {
    return heap;
  }

  /** Where the stack starts before the flip. */
  long top() {
    return (base + length - reserve) & -8;
  }

  /** The bytes from the base to the highest start from which all statics fit; may be negative. */
  long room() {
    long start = top() & -8;
    while (end(start) > top() - heap) {
      start -= 8;
    }
    return start - base;
  }

  /** What padding and moving by whole alignments may cost. */
  long waste() {
    long largest = 8;
    for (Part part : parts) {
      largest = Math.max(largest, Math.max(part.alignment, part.tail));
    }
    return 3 * largest + 8;
  }

  private long end(long start) {
    long at = start;
    for (Part part : parts) {
      at = up(up(at, part.alignment) + part.size, part.tail);
    }
    return at;
  }

  private static long up(long address, long alignment) {
    return (address + alignment - 1) & -alignment;
  }

  String script() {
    StringBuilder out = new StringBuilder("MEMORY\n{\n  FLASH : ORIGIN = 0, LENGTH = 1M\n");
    if (hasSecond) {
      out.append("  SECOND : ORIGIN = 0x10000000, LENGTH = 64K\n");
    }
    out.append("  RAM : ORIGIN = ").append(base).append(", LENGTH = ").append(length);
    out.append("\n}\n_ram_start = ORIGIN(RAM);\n_ram_size = LENGTH(RAM);\n");
    out.append("_stack_start = (ORIGIN(RAM) + LENGTH(RAM) - ").append(reserve).append(") & ~7;\n");
    out.append("ENTRY(reset)\nSECTIONS\n{\n");
    out.append("  .vectors : { LONG(_stack_start) KEEP(*(.reset)) } > FLASH\n");
    out.append("  .text : { KEEP(*(.text)) } > FLASH\n");
    parts.forEach(part -> section(part, "RAM", out));
    second.forEach(part -> section(part, "SECOND", out));
    return out.append("}\n").toString();
  }

  private static void section(Part part, String region, StringBuilder out) {
    out.append("  ")
        .append(part.name)
        .append(part.nobits ? " (NOLOAD)" : "")
        .append(" : { KEEP(*(");
    out.append(part.name).append("))");
    if (part.tail > 1) {
      out.append(" . = ALIGN(").append(part.tail).append(");");
    }
    out.append(" } > ").append(region).append(part.nobits ? "\n" : " AT > FLASH\n");
  }

  String assembly() {
    StringBuilder out = new StringBuilder(".syntax unified\n.cpu cortex-m3\n.thumb\n");
    out.append(".section .reset, \"a\"\n.word reset\n.text\n.global reset\n.thumb_func\n");
    out.append("reset: b reset\n");
    List<Part> all = new ArrayList<>(parts);
    all.addAll(second);
    for (Part part : all) {
      out.append(".section ").append(part.name).append(", \"aw\"");
      out.append(part.nobits ? ", %nobits\n" : "\n");
      out.append(".balign ").append(part.alignment).append("\n.space ").append(part.size);
      out.append('\n');
    }
    return out.toString();
  }
}
