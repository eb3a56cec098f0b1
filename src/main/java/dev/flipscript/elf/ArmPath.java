package dev.flipscript.elf;

import dev.flipscript.elf.ArmFlags.Verdict;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Start-up code of Arm's A- and R-profile and of older cores, in A32 and T32, as the first core
 * runs it (Armv7-A and Armv7-R manual). It sets up the stacks of the modes for exceptions, goes
 * back to the mode that programs run in and calls the first function.
 */
final class ArmPath implements StartupPath {

  /** A longer loop is left, with nothing known of what its last turn changed. */
  private static final int MOST_TURNS = 16;

  private final LoadedBytes loaded;
  private final ByteOrder codeOrder;
  private final ArmRegisters registers;
  private int place;
  private boolean isThumb;
  private int next;
  private int other;
  private int turns;

  /** As they were one turn before a loop is left. */
  private ArmRegisters before;

  /** The rest of an IT block: conditions of the next instructions, as ITSTATE has them. */
  private int block;

  private boolean isInBlock;

  private ArmPath(
      LoadedBytes loaded, ByteOrder codeOrder, ArmRegisters registers, int place, boolean thumb) {
    this.loaded = loaded;
    this.codeOrder = codeOrder;
    this.registers = registers;
    this.place = place;
    this.isThumb = thumb;
    this.before = registers;
  }

  /** The way from an entry point, whose bit 0 tells T32. */
  static ArmPath from(LoadedBytes loaded, long entry) {
    boolean thumb = (entry & 1) != 0;
    return new ArmPath(loaded, loaded.codeOrder(), new ArmRegisters(), (int) entry & ~1, thumb);
  }

  @Override
  public long place() {
    return place & 0xFFFF_FFFFL;
  }

  @Override
  public StartupPath other() {
    ArmPath path = new ArmPath(loaded, codeOrder, registers.copy(), other, isThumb);
    path.turns = turns;
    return path;
  }

  @Override
  public Optional<StackLoad> load() {
    return registers.load();
  }

  ArmRegisters registers() {
    return registers;
  }

  @Override
  public Step step() throws IOException {
    OptionalLong first = loaded.number(place(), isThumb ? 2 : 4, codeOrder);
    if (first.isEmpty() || (place & (isThumb ? 1 : 3)) != 0) {
      return Step.NOWHERE;
    }
    int here = place;
    int code = (int) first.getAsLong();
    if (!isThumb) {
      return begin(code >>> 28, here + 4, here + 8)
          ? end(ArmInstructions.execute(this, code))
          : end(Step.ON);
    }
    if (code >>> 11 < 0x1D) {
      return begin(blockCondition(), here + 2, here + 4)
          ? end(ThumbInstructions.execute(this, code))
          : end(Step.ON);
    }
    OptionalLong second = loaded.number((place() + 2) & 0xFFFF_FFFFL, 2, codeOrder);
    if (second.isEmpty()) {
      return Step.NOWHERE;
    }
    return begin(blockCondition(), here + 4, here + 4)
        ? end(ThumbWideInstructions.execute(this, code, (int) second.getAsLong()))
        : end(Step.ON);
  }

  private boolean begin(int condition, int after, int readPc) {
    next = after;
    Verdict verdict = registers.flags().verdict(condition);
    registers.begin(place, readPc, verdict == Verdict.UNKNOWN);
    return verdict != Verdict.NO;
  }

  private Step end(Step step) {
    place = next;
    return step;
  }

  private int blockCondition() {
    isInBlock = block != 0;
    if (block == 0) {
      return 14;
    }
    int condition = block >> 4;
    block = (block & 7) == 0 ? 0 : (block & 0xE0) | (block << 1 & 0x1F);
    return condition;
  }

  /** Whether the instruction is in an IT block, where those of 16 bits leave the flags. */
  boolean isInBlock() {
    return isInBlock;
  }

  /** Begins an IT block. */
  void beginBlock(int state) {
    block = state;
  }

  /** The address of the next instruction, as links have it. */
  private int link() {
    return next | (isThumb ? 1 : 0);
  }

  /** A branch on a condition of the T32 instruction itself. */
  Step branch(Verdict verdict, int target) {
    return switch (verdict) {
      case YES -> take(target);
      case NO -> Step.ON;
      case UNKNOWN -> fork(target);
    };
  }

  /** A branch in the same instruction set. */
  Step branch(int target) {
    return registers.isDoubtful() ? fork(target) : take(target);
  }

  private Step fork(int target) {
    other = target;
    return Integer.compareUnsigned(target, place) <= 0 ? Step.ON : Step.FORK;
  }

  private Step take(int target) {
    if (target == place) {
      return Step.NOWHERE;
    }
    boolean isBack = Integer.compareUnsigned(target, place) < 0;
    if (isBack && ++turns > MOST_TURNS) {
      turns = 0;
      registers.forgetChanges(before);
    } else {
      before = isBack && turns == MOST_TURNS ? registers.copy() : before;
      next = target;
    }
    return Step.ON;
  }

  /** A call; what has no stack yet is followed. */
  Step call(int target, boolean thumb) {
    if (registers.load().isPresent()) {
      return Step.USE;
    }
    if (registers.isDoubtful()) {
      registers.forget();
      return Step.ON;
    }
    registers.set(ArmRegisters.LR, link(), 0);
    isThumb = thumb;
    next = target;
    return Step.ON;
  }

  /** A branch to an address whose bit 0 tells the instruction set. */
  Step exchange(int target) {
    if (registers.isDoubtful()) {
      return (target & 1) != 0 == isThumb ? fork(target & ~1) : Step.ON;
    }
    isThumb = (target & 1) != 0;
    next = target & ~1;
    return next == place ? Step.NOWHERE : Step.ON;
  }

  /** A branch to where a register says. */
  Step exchangeTo(int register) {
    if (!registers.isKnown(register)) {
      return registers.isDoubtful() ? Step.ON : Step.NOWHERE;
    }
    return exchange(registers.value(register));
  }

  /** A call of where a register says. */
  Step callTo(int register) {
    if (registers.load().isPresent()) {
      return Step.USE;
    }
    int target = registers.value(register);
    return registers.isKnown(register) ? call(target & ~1, (target & 1) != 0) : Step.NOWHERE;
  }

  /** Loads a word that does not change. */
  Step load(int register, int base, int offset) throws IOException {
    if (base == ArmRegisters.SP && register != ArmRegisters.SP) {
      return Step.USE;
    }
    OptionalLong value = OptionalLong.empty();
    if (registers.isKnown(base)) {
      int from = registers.value(base);
      from = base == ArmRegisters.PC ? from & ~3 : from;
      value = loaded.constant((from + offset) & 0xFFFF_FFFFL, 4);
    }
    if (register == ArmRegisters.PC) {
      return value.isEmpty() ? Step.NOWHERE : exchange((int) value.getAsLong());
    }
    return value.isEmpty()
        ? registers.forget(register)
        : registers.set(register, (int) value.getAsLong());
  }
}
