package dev.flipscript.elf;

import dev.flipscript.elf.StartupPath.Step;
import java.util.Optional;

/**
 * The registers of an Arm core that is not of the M-profile, as far as start-up code lets them be
 * known, with the stack pointer of each mode (Arm Architecture Reference Manual, Armv7-A and
 * Armv7-R, B1.3). It starts in Supervisor mode (B1.9.1).
 */
final class ArmRegisters {

  static final int SP = 13;
  static final int LR = 14;
  static final int PC = 15;

  private static final int MODES = 32;
  private static final int MODE_UNKNOWN = 0;
  private static final int MODE_USER = 0x10;
  private static final int MODE_SUPERVISOR = 0x13;
  private static final int MODE_MONITOR = 0x16;
  private static final int MODE_HYPERVISOR = 0x1A;
  private static final int MODE_SYSTEM = 0x1F;

  /** Asynchronous aborts and interrupts are masked. */
  private static final int MASKED = 0x1C0;

  private final int[] values;
  private final int[] origins;
  private final int[] pointers;
  private final int[] pointerOrigins;
  private final int[] places;
  private int known;
  private int pointersKnown;
  private int mode = MODE_SUPERVISOR;
  private final ArmFlags flags;

  /** Where the instruction is that is executed. */
  private int place;

  /** Whether it is executed on a condition that is not known. */
  private boolean isDoubtful;

  ArmRegisters() {
    values = new int[16];
    origins = new int[16];
    pointers = new int[MODES];
    pointerOrigins = new int[MODES];
    places = new int[MODES];
    flags = new ArmFlags();
  }

  private ArmRegisters(ArmRegisters other) {
    values = other.values.clone();
    origins = other.origins.clone();
    pointers = other.pointers.clone();
    pointerOrigins = other.pointerOrigins.clone();
    places = other.places.clone();
    known = other.known;
    pointersKnown = other.pointersKnown;
    mode = other.mode;
    flags = other.flags.copy();
  }

  ArmRegisters copy() {
    return new ArmRegisters(this);
  }

  ArmFlags flags() {
    return flags;
  }

  boolean isDoubtful() {
    return isDoubtful;
  }

  /**
   * Begins an instruction.
   *
   * @param readPc what the program counter reads as
   */
  void begin(int at, int readPc, boolean doubtful) {
    place = at;
    values[PC] = readPc;
    origins[PC] = 0;
    known |= 1 << PC;
    isDoubtful = doubtful;
  }

  boolean isKnown(int register) {
    return (known >> register & 1) != 0;
  }

  int value(int register) {
    return values[register];
  }

  /** The place of the instruction that brought in what a register's value is computed from. */
  int origin(int register) {
    return origins[register];
  }

  /** Brings in a number. */
  Step set(int register, int value) {
    return set(register, value, place);
  }

  Step set(int register, int value, int origin) {
    if (isDoubtful) {
      return forget(register);
    }
    values[register] = value;
    origins[register] = origin;
    known |= 1 << register;
    if (register == SP) {
      pointers[mode] = value;
      pointerOrigins[mode] = origin;
      places[mode] = place;
      pointersKnown |= 1 << mode;
    }
    return Step.ON;
  }

  Step forget(int register) {
    if (register == SP) {
      return Step.UNKNOWN;
    }
    known &= ~(1 << register);
    return Step.ON;
  }

  /** Forgets what is not as it was before, other than what the stacks are. */
  void forgetChanges(ArmRegisters before) {
    for (int register = 0; register < PC; register++) {
      boolean isSame = before.isKnown(register) && before.values[register] == values[register];
      if (register != SP && !isSame) {
        known &= ~(1 << register);
      }
    }
    flags.forget();
  }

  /** Forgets all but what the stacks are. */
  void forget() {
    known &= 1 << SP;
    flags.forget();
  }

  /** The program status register; its condition flags are not told. */
  Step readStatus(int register) {
    return mode == MODE_UNKNOWN ? forget(register) : set(register, MASKED | mode, 0);
  }

  void enterUnknownMode() {
    enter(MODE_UNKNOWN);
    pointersKnown &= ~1;
    known &= ~(1 << SP);
  }

  void enterMode(int status) {
    int asked = status & 0x1F;
    if (isDoubtful || asked == MODE_UNKNOWN) {
      enterUnknownMode();
    } else {
      enter(asked == MODE_USER ? MODE_SYSTEM : asked);
    }
  }

  private void enter(int next) {
    mode = next;
    values[SP] = pointers[mode];
    origins[SP] = pointerOrigins[mode];
    known = (pointersKnown >> mode & 1) != 0 ? known | 1 << SP : known & ~(1 << SP);
  }

  /**
   * The stack of the mode that the program goes on in. If its start is counted down from the one
   * number that other modes' are counted down from, all of them are parts of one stack, which
   * starts at the highest.
   */
  Optional<StackLoad> load() {
    boolean isSet = (pointersKnown >> mode & 1) != 0 && pointers[mode] != 0 && isOfPrograms(mode);
    if (!isSet) {
      return Optional.empty();
    }
    int highest = mode;
    for (int i = 0; i < MODES; i++) {
      boolean isPart =
          (pointersKnown >> i & 1) != 0
              && pointerOrigins[i] == pointerOrigins[mode]
              && pointerOrigins[i] != 0;
      if (isPart && Integer.compareUnsigned(pointers[i], pointers[highest]) > 0) {
        highest = i;
      }
    }
    return Optional.of(
        new StackLoad(places[highest] & 0xFFFF_FFFFL, pointers[highest] & 0xFFFF_FFFFL));
  }

  private static boolean isOfPrograms(int mode) {
    return mode == MODE_SYSTEM
        || mode == MODE_SUPERVISOR
        || mode == MODE_HYPERVISOR
        || mode == MODE_MONITOR
        || mode == MODE_UNKNOWN;
  }
}
