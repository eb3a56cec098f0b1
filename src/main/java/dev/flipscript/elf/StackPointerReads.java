package dev.flipscript.elf;

import dev.flipscript.elf.ElfFile.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions that read the stack pointer for something else than their own frame, as an
 * {@code _sbrk} does that lets the heap grow up to the stack. Instructions are read in the order of
 * their addresses, without following branches; code for Arm must be in the byte order of the image.
 */
public final class StackPointerReads {

  private static final int FUNCTION = 2;
  private static final int NO_TYPE = 0;
  private static final int CHUNK = 4096;

  private final ElfFile elf;
  private final Section table;
  private final Set<String> strict;
  private final byte[] text;
  private final Machine machine;
  private final List<Function> functions = new ArrayList<>();

  /** One of the functions; marks are the mapping symbols inside. */
  private static final class Function {
    private final String name;
    private final int section;
    private final long address;
    private final boolean isThumb;
    private final boolean isSized;
    private final TreeMap<Long, Character> marks = new TreeMap<>();
    private long end;

    /** One without a size ends with its section, until another is found to begin before that. */
    Function(String name, int section, long address, boolean isThumb, long size, long limit) {
      this.name = name;
      this.section = section;
      this.address = address;
      this.isThumb = isThumb;
      this.isSized = size != 0;
      this.end = isSized ? address + size : limit;
    }

    boolean contains(int otherSection, long other) {
      return section == otherSection
          && Long.compareUnsigned(other, address) >= 0
          && Long.compareUnsigned(other, end) < 0;
    }
  }

  private interface Visitor {
    void visit(int name, int type, int section, long value, long size);
  }

  private StackPointerReads(ElfFile elf, Section table, Set<String> strict) throws IOException {
    this.elf = elf;
    this.strict = strict;
    this.table = table;
    this.machine = Machine.of(elf.machine());
    Section strings = elf.section(table.link());
    this.text = elf.bytes(strings, 0, strings.size());
  }

  /**
   * Those of some functions that read the stack pointer so; none of an image for another machine
   * than Arm and RISC-V.
   *
   * @throws ImageException if it is no ELF file that can be read
   * @throws IOException if it cannot be read
   */
  public static Set<String> of(Path file, Set<String> functions) throws IOException {
    return of(file, functions, Set.of());
  }

  /**
   * The same.
   *
   * @param strict those of which an address in their own frame counts, too: there is no other use
   *     for it in a function that does nothing but move the end of a heap
   */
  public static Set<String> of(Path file, Set<String> functions, Set<String> strict)
      throws IOException {
    return ElfReading.of(file, elf -> of(elf, functions, strict));
  }

  private static Set<String> of(ElfFile elf, Set<String> functions, Set<String> strict)
      throws IOException {
    for (int i = 1; i < elf.sections(); i++) {
      if (elf.section(i).type() == ElfFile.SHT_SYMTAB) {
        return new StackPointerReads(elf, elf.section(i), strict).find(new WantedNames(functions));
      }
    }
    return Set.of();
  }

  private Set<String> find(WantedNames wanted) throws IOException {
    visit(
        new Visitor() {
          @Override
          public void visit(int name, int type, int section, long value, long size) {
            if (type == FUNCTION && section != 0 && wanted.containsNameAt(text, name)) {
              add(ElfFile.string(text, name), section, value, size);
            }
          }
        });
    if (!functions.isEmpty()) {
      visit(
          new Visitor() {
            @Override
            public void visit(int name, int type, int section, long value, long size) {
              bound(name, type, section, value);
            }
          });
    }
    Set<String> found = new TreeSet<>();
    for (Function function : functions) {
      if (reads(function)) {
        found.add(function.name);
      }
    }
    return found;
  }

  private void visit(Visitor visitor) throws IOException {
    int entry = elf.is32() ? 16 : 24;
    for (long at = 0; at + entry <= table.size(); at += (long) entry * CHUNK) {
      ByteBuffer chunk = elf.contents(table, at, (long) entry * CHUNK);
      for (int i = 0; i + entry <= chunk.limit(); i += entry) {
        int info = i + (elf.is32() ? 12 : 4);
        visitor.visit(
            chunk.getInt(i),
            chunk.get(info) & 15,
            chunk.getShort(info + 2) & 0xFFFF,
            elf.word(chunk, i + 4, i + 8),
            elf.word(chunk, i + 8, i + 16));
      }
    }
  }

  private void add(String name, int section, long value, long size) {
    Section holder = elf.section(section);
    long address = address(value);
    long limit = holder.address() + holder.size();
    functions.add(new Function(name, section, address, address != value, size, limit));
  }

  /** Bit 0 of an Arm function's value tells Thumb from Arm code (ELF for the Arm Architecture). */
  private long address(long value) {
    return machine == Machine.ARM ? value & ~1L : value;
  }

  private void bound(int name, int type, int section, long value) {
    for (Function function : functions) {
      if (type == NO_TYPE && text[name] == '$' && function.contains(section, value)) {
        function.marks.put(value, (char) text[name + 1]);
      } else if (type == FUNCTION && !function.isSized) {
        long start = address(value);
        if (start != function.address && function.contains(section, start)) {
          function.end = start;
        }
      }
    }
  }

  private boolean reads(Function function) throws IOException {
    Section section = elf.section(function.section);
    if (section.type() == ElfFile.SHT_NOBITS) {
      return false;
    }
    long size = function.end - function.address;
    ByteBuffer code = elf.contents(section, function.address - section.address(), size);
    StackPointerUse use = use();
    if (use == null) {
      return false;
    }
    char kind = function.isThumb ? 't' : machine == Machine.ARM ? 'a' : 'x';
    int from = 0;
    for (Map.Entry<Long, Character> mark : function.marks.entrySet()) {
      int to = (int) Math.min(mark.getKey() - function.address, code.limit());
      read(code, from, to, kind, use);
      from = to;
      kind = mark.getValue();
    }
    read(code, from, code.limit(), kind, use);
    return use.isRead() || (use.takesAddress() && strict.contains(function.name));
  }

  /**
   * Numbers of registers by AAPCS32, 6.1.1, and the RISC-V psABI, "Integer Register Convention".
   */
  private @Nullable StackPointerUse use() {
    return switch (machine) {
      case ARM -> new StackPointerUse(13, 1 << 7 | 1 << 11, 0xF | 1 << 12);
      case RISCV -> new StackPointerUse(2, 1 << 8, 0xF003_FCE0L);
      case AARCH64, MSP430, OTHER -> null;
    };
  }

  private void read(ByteBuffer code, int from, int to, char kind, StackPointerUse use) {
    switch (kind) {
      case 't' -> ThumbStackUse.read(code, from, to, use);
      case 'a' -> ArmStackUse.read(code, from, to, use);
      case 'x' -> RiscvStackUse.read(code, from, to, elf.is32(), use);
      default -> {}
    }
  }
}
