package dev.flipscript.elf;

/**
 * What one function does with its stack pointer, as its instructions are met in the order of their
 * addresses. Registers that hold what the stack pointer held, or less, are followed until they get
 * another value. An address above it is one of the function's own frame.
 */
final class StackPointerUse {

  private final int stackPointer;
  private final long framePointers;
  private final long changedByCalls;
  private long copies;
  private boolean readsDirectly;
  private boolean readsByCopy;
  private boolean movesStackPointer;
  private boolean takesAddress;

  /**
   * Nothing met yet.
   *
   * @param framePointers the registers, as bits, whose copies only serve to find the frame
   * @param changedByCalls the registers, as bits, that a call may change
   */
  StackPointerUse(int stackPointer, long framePointers, long changedByCalls) {
    this.stackPointer = stackPointer;
    this.framePointers = framePointers;
    this.changedByCalls = changedByCalls;
  }

  /**
   * Whether it is read for something else than the frame. Where it is moved by an amount that is
   * not known, as for {@code alloca}, a copy is the address of what was allocated.
   */
  boolean isRead() {
    return readsDirectly || (readsByCopy && !movesStackPointer);
  }

  /** Whether it takes the address of something in its frame, which tells where the stack is. */
  boolean takesAddress() {
    return takesAddress;
  }

  private boolean isCopy(int register) {
    return register == stackPointer || (copies >> register & 1) != 0;
  }

  private boolean isFramePointer(int register) {
    return (framePointers >> register & 1) != 0;
  }

  /** A special register that is the stack pointer. */
  void readSpecial() {
    readsDirectly = true;
  }

  void compare(int one, int other) {
    readsDirectly |= one == stackPointer || other == stackPointer;
    readsByCopy |= isCopy(one) || isCopy(other);
  }

  void move(int to, int from) {
    if (to == stackPointer) {
      movesStackPointer |= !isFramePointer(from);
    } else if (isCopy(from) && !isFramePointer(to)) {
      copies |= 1L << to;
    } else {
      clear(to);
    }
  }

  void add(int to, int one, int other) {
    if (to != stackPointer) {
      move(to, isCopy(one) ? one : other);
    }
  }

  void subtract(int to, int one, int other) {
    if (to == stackPointer) {
      movesStackPointer = true;
    } else {
      readsByCopy |= isCopy(one) || isCopy(other);
      clear(to);
    }
  }

  /** Adds a number, which may be negative. */
  void addNumber(int to, int from, int number) {
    if (to == stackPointer) {
      movesStackPointer |= from != stackPointer && !isFramePointer(from);
    } else if (number < 0) {
      move(to, from);
    } else {
      takesAddress |= isCopy(from) && !isFramePointer(to);
      clear(to);
    }
  }

  /** Compilers that do not optimize keep every variable in the frame. */
  void store(int register, int base) {
    readsByCopy |= register != stackPointer && isCopy(register) && isFramePointer(base);
  }

  void clear(int register) {
    copies &= ~(1L << register);
  }

  void call() {
    copies &= ~changedByCalls;
  }
}
