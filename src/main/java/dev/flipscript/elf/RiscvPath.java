package dev.flipscript.elf;

import dev.flipscript.elf.StartupPath.Step;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Start-up code of RISC-V, as the first hart runs it (RISC-V Instruction Set Manual, volume I).
 * Start-up codes load sp by la or li in all that assemblers and linkers make of them, and count it
 * up or down for each hart.
 */
final class RiscvPath implements StartupPath {

  private static final int SP = 2;
  private static final int GP = 3;
  private static final int A0 = 10;
  private static final int MHARTID = 0xF14;

  private static final int STACK_ALIGNMENT = Machine.RISCV.stackAlignment();

  /** A longer loop is left, with nothing known of what its last turn changed. */
  private static final int MOST_TURNS = 16;

  private final LoadedBytes loaded;
  private final boolean is64;
  private final long[] values;
  private int known;
  private long place;
  private long other;
  private int turns;

  /** The registers as they were one turn before a loop is left. */
  private long[] before = {};

  /** Whether the last setting of sp is one that asks for another one: lui, auipc or a shift. */
  private boolean isPart;

  private long at;

  private RiscvPath(
      LoadedBytes loaded, boolean is64, long[] values, int known, long place, int turns) {
    this.loaded = loaded;
    this.is64 = is64;
    this.values = values;
    this.known = known;
    this.place = place;
    this.turns = turns;
  }

  /** The way from an entry point. Boot loaders hand the number of the hart over in a0. */
  static RiscvPath from(LoadedBytes loaded, boolean is64, long entry) {
    return new RiscvPath(loaded, is64, new long[32], 1 | 1 << A0, entry, 0);
  }

  @Override
  public long place() {
    return place;
  }

  @Override
  public StartupPath other() {
    RiscvPath path = new RiscvPath(loaded, is64, values.clone(), known, other, turns);
    path.isPart = isPart;
    path.at = at;
    return path;
  }

  /** A pointer of 0 comes from code that clears all registers. */
  @Override
  public Optional<StackLoad> load() {
    return isSet() ? Optional.of(new StackLoad(at, address(values[SP]))) : Optional.empty();
  }

  private boolean isSet() {
    return isKnown(SP) && values[SP] != 0;
  }

  @Override
  public Step step() throws IOException {
    OptionalLong half = loaded.number(place, 2, ByteOrder.LITTLE_ENDIAN);
    if (half.isEmpty()) {
      return Step.NOWHERE;
    }
    int low = (int) half.getAsLong();
    if ((low & 3) != 3) {
      int expanded = RiscvCompressed.expand(low, is64);
      return expanded == 0 ? Step.NOWHERE : execute(expanded, 2);
    }
    OptionalLong rest = loaded.number(address(place + 2), 2, ByteOrder.LITTLE_ENDIAN);
    return rest.isEmpty() ? Step.NOWHERE : execute((int) rest.getAsLong() << 16 | low, 4);
  }

  private Step execute(int i, int length) throws IOException {
    long here = place;
    long next = address(here + length);
    int rd = i >> 7 & 31;
    place = next;
    return switch (i & 0x7F) {
      case 0x37 -> set(here, rd, i & ~0xFFF, true);
      case 0x17 -> set(here, rd, signed(here + (i & ~0xFFF)), true);
      case 0x6F -> jumpTo(rd, here, next, here + RiscvImmediates.jump(i));
      case 0x67 -> jump(i, rd, next);
      case 0x63 -> branch(i, here);
      case 0x03 -> load(i, here, rd);
      case 0x13, 0x1B, 0x33, 0x3B -> compute(i, here, rd);
      case 0x07, 0x23, 0x27 -> (i >> 15 & 31) == SP ? Step.USE : Step.ON;
      case 0x2F -> (i >> 15 & 31) == SP ? Step.USE : forget(rd);
      case 0x73 -> system(i, here, rd);
      case 0x0F, 0x43, 0x47, 0x4B, 0x4F -> Step.ON;
      case 0x53 -> writesInteger(i) ? forget(rd) : Step.ON;
      default -> forget(rd);
    };
  }

  /** Comparisons, conversions and moves to integers, by the upper five bits. */
  private static boolean writesInteger(int i) {
    int function = i >>> 27;
    return function == 0x14 || function == 0x18 || function == 0x1C;
  }

  private Step system(int i, long here, int rd) {
    if ((i >> 12 & 7) == 0) {
      // ecall, ebreak and wfi go on; mret and sret go where a register says.
      int function = i >>> 20;
      boolean returns = function == 0x302 || function == 0x102;
      return returns ? Step.NOWHERE : Step.ON;
    }
    return i >>> 20 == MHARTID ? set(here, rd, 0, false) : forget(rd);
  }

  private Step jumpTo(int rd, long here, long next, long target) {
    boolean isBack = rd == 0 && Long.compareUnsigned(target, here) < 0;
    return isBack && leavesLoop() ? Step.ON : jump(rd, next, target);
  }

  private Step jump(int rd, long next, long target) {
    if (rd != 0 && isSet()) {
      return Step.USE;
    }
    if (rd == SP) {
      return Step.UNKNOWN;
    }
    write(rd, signed(next));
    long to = address(target);
    Step step = to == address(next - 4) || to == address(next - 2) ? Step.NOWHERE : Step.ON;
    place = to;
    return step;
  }

  /** By a register; a call of what is not known leads nowhere. */
  private Step jump(int i, int rd, long next) {
    int base = i >> 15 & 31;
    if (isKnown(base)) {
      return jump(rd, next, (values[base] + (i >> 20)) & ~1L);
    }
    return rd != 0 && isSet() ? Step.USE : Step.NOWHERE;
  }

  private Step branch(int i, long here) {
    int left = i >> 15 & 31;
    int right = i >> 20 & 31;
    long target = address(here + RiscvImmediates.branch(i));
    boolean isBack = Long.compareUnsigned(target, here) <= 0;
    if (!isKnown(left) || !isKnown(right)) {
      other = target;
      return isBack ? Step.ON : Step.FORK;
    }
    if (RiscvNumbers.isTaken(i, values[left], values[right])) {
      if (!isBack || !leavesLoop()) {
        place = target;
      }
    }
    return Step.ON;
  }

  /** Whether the last of many turns is over, which may have changed what it counts. */
  private boolean leavesLoop() {
    turns++;
    if (turns > MOST_TURNS) {
      turns = 0;
      forgetChanges();
      return true;
    }
    before = turns == MOST_TURNS ? values.clone() : before;
    return false;
  }

  private void forgetChanges() {
    for (int register = 0; register < before.length; register++) {
      boolean stays = register == 0 || register == GP || (register == SP && isSet());
      if (!stays && before[register] != values[register]) {
        known &= ~(1 << register);
      }
    }
  }

  private Step load(int i, long here, int rd) throws IOException {
    int base = i >> 15 & 31;
    int kind = i >> 12 & 7;
    if (base == SP && rd != SP) {
      return Step.USE;
    }
    boolean isPointer = kind == 2 || (kind == 3 && is64);
    if (!isKnown(base) || !isPointer) {
      return forget(rd);
    }
    long from = address(values[base] + (i >> 20));
    OptionalLong value = loaded.constant(from, kind == 2 ? 4 : 8);
    if (value.isEmpty()) {
      return forget(rd);
    }
    return set(here, rd, kind == 2 ? (int) value.getAsLong() : value.getAsLong(), false);
  }

  private Step compute(int i, long here, int rd) {
    int left = i >> 15 & 31;
    int right = i >> 20 & 31;
    boolean isImmediate = (i & 0x20) == 0;
    if (rd == SP && left == SP && isImmediate && isFrame(i)) {
      return Step.USE;
    }
    boolean isCleared = !isImmediate && left == right && (i & 0xFE00_707F) == 0x4033;
    if (isCleared) {
      return set(here, rd, 0, false);
    }
    boolean isComputed =
        isKnown(left) && (isImmediate || isKnown(right)) && RiscvNumbers.isKnown(i, is64);
    if (!isComputed) {
      return forget(rd);
    }
    long value = RiscvNumbers.compute(i, is64, values[left], isImmediate ? i >> 20 : values[right]);
    if (rd == SP && left == SP && isSet() && !isPart && takesRoom(values[SP], value)) {
      return Step.USE;
    }
    return set(here, rd, value, isImmediate && (i >> 12 & 7) == 1);
  }

  /**
   * Whether a stack that starts aligned is lowered by less than its alignment: esp-riscv-rt goes
   * down by a word, so that sp points into memory, and clears the low bits then.
   */
  private static boolean takesRoom(long before, long after) {
    long bytes = before - after;
    return before % STACK_ALIGNMENT == 0 && bytes > 0 && bytes < STACK_ALIGNMENT;
  }

  /** Whether it makes room on a stack that is set up: addi sp, sp, -N. */
  private boolean isFrame(int i) {
    return (i >> 12 & 7) == 0 && i >> 20 < 0 && (!isKnown(SP) || !isPart);
  }

  private Step set(long here, int rd, long value, boolean part) {
    write(rd, value);
    if (rd == SP) {
      at = here;
      isPart = part;
    }
    return Step.ON;
  }

  private void write(int rd, long value) {
    if (rd != 0) {
      values[rd] = value;
      known |= 1 << rd;
    }
  }

  private Step forget(int rd) {
    if (rd == SP) {
      return Step.UNKNOWN;
    }
    known &= ~(1 << rd) | 1;
    return Step.ON;
  }

  private boolean isKnown(int register) {
    return (known >> register & 1) != 0;
  }

  private long address(long value) {
    return is64 ? value : value & 0xFFFF_FFFFL;
  }

  private long signed(long value) {
    return is64 ? value : (int) value;
  }
}
