package dev.flipscript.elf;

/**
 * The full instructions that compressed ones stand for (RISC-V Instruction Set Manual, volume I,
 * "C" Extension for Compressed Instructions).
 */
final class RiscvCompressed {

  private static final int LOAD = 0x03;
  private static final int LOAD_FP = 0x07;
  private static final int OP_IMM = 0x13;
  private static final int OP_IMM_32 = 0x1B;
  private static final int STORE = 0x23;
  private static final int STORE_FP = 0x27;
  private static final int OP = 0x33;
  private static final int OP_32 = 0x3B;
  private static final int LUI = 0x37;
  private static final int BRANCH = 0x63;
  private static final int JALR = 0x67;
  private static final int JAL = 0x6F;
  private static final int EBREAK = 0x0010_0073;

  private static final int SP = 2;

  private RiscvCompressed() {}

  /**
   * The instruction of 32 bits; 0, which is none, for what stands for none. Loads and stores of
   * floating point and of the extensions in their place only keep their base register.
   */
  static int expand(int c, boolean is64) {
    return switch ((c & 3) << 3 | (c >> 13 & 7)) {
      case 0 -> (c & 0x1FE0) == 0 ? 0 : immediate(OP_IMM, 0, low(c, 2), SP, stackOffset(c));
      case 1, 4 -> load(LOAD_FP, 3, low(c, 2), low(c, 7), 0);
      case 2 -> load(LOAD, 2, low(c, 2), low(c, 7), word(c));
      case 3 ->
          is64
              ? load(LOAD, 3, low(c, 2), low(c, 7), doubleword(c))
              : load(LOAD_FP, 2, low(c, 2), low(c, 7), 0);
      case 5 -> store(STORE_FP, low(c, 7));
      case 6, 7 -> store(STORE, low(c, 7));
      case 8 -> immediate(OP_IMM, 0, register(c), register(c), small(c));
      case 9 ->
          is64
              ? immediate(OP_IMM_32, 0, register(c), register(c), small(c))
              : JAL | 1 << 7 | jump(c);
      case 10 -> immediate(OP_IMM, 0, register(c), 0, small(c));
      case 11 ->
          register(c) == SP
              ? immediate(OP_IMM, 0, SP, SP, stackStep(c))
              : LUI | register(c) << 7 | small(c) << 12;
      case 12 -> arithmetic(c);
      case 13 -> JAL | jump(c);
      case 14 -> BRANCH | low(c, 7) << 15 | branch(c);
      case 15 -> BRANCH | 1 << 12 | low(c, 7) << 15 | branch(c);
      case 16 -> immediate(OP_IMM, 1, register(c), register(c), small(c) & 63);
      case 17 -> load(LOAD_FP, 3, register(c), SP, 0);
      case 18 -> load(LOAD, 2, register(c), SP, stackWord(c));
      case 19 ->
          is64
              ? load(LOAD, 3, register(c), SP, stackDoubleword(c))
              : load(LOAD_FP, 2, register(c), SP, 0);
      case 20 -> transfer(c);
      case 21 -> store(STORE_FP, SP);
      case 22, 23 -> store(STORE, SP);
      default -> 0;
    };
  }

  private static int arithmetic(int c) {
    int rd = low(c, 7);
    return switch (c >> 10 & 3) {
      case 0 -> immediate(OP_IMM, 5, rd, rd, small(c) & 63);
      case 1 -> immediate(OP_IMM, 5, rd, rd, (small(c) & 63) | 0x400);
      case 2 -> immediate(OP_IMM, 7, rd, rd, small(c));
      default ->
          switch ((c >> 12 & 1) << 2 | (c >> 5 & 3)) {
            case 0 -> three(OP, 0, rd, rd, low(c, 2)) | 0x4000_0000;
            case 1 -> three(OP, 4, rd, rd, low(c, 2));
            case 2 -> three(OP, 6, rd, rd, low(c, 2));
            case 3 -> three(OP, 7, rd, rd, low(c, 2));
            case 4 -> three(OP_32, 0, rd, rd, low(c, 2)) | 0x4000_0000;
            case 5 -> three(OP_32, 0, rd, rd, low(c, 2));
            // c.mul and the like change rd: for what they stand is not told.
            default -> three(OP, 2, rd, rd, 0) | 0xFE00_0000;
          };
    };
  }

  private static int transfer(int c) {
    int rd = register(c);
    int rs = c >> 2 & 31;
    boolean links = (c >> 12 & 1) == 1;
    if (rs == 0) {
      return links && rd == 0 ? EBREAK : JALR | (links ? 1 << 7 : 0) | rd << 15;
    }
    return three(OP, 0, rd, links ? rd : 0, rs);
  }

  private static int immediate(int opcode, int kind, int rd, int rs, int value) {
    return opcode | rd << 7 | kind << 12 | rs << 15 | value << 20;
  }

  private static int load(int opcode, int kind, int rd, int rs, int value) {
    return immediate(opcode, kind, rd, rs, value);
  }

  private static int store(int opcode, int base) {
    return opcode | 2 << 12 | base << 15;
  }

  private static int three(int opcode, int kind, int rd, int rs, int rt) {
    return opcode | rd << 7 | kind << 12 | rs << 15 | rt << 20;
  }

  private static int register(int c) {
    return c >> 7 & 31;
  }

  private static int low(int c, int at) {
    return 8 + (c >> at & 7);
  }

  /** Bits of a number from their place in the instruction. */
  private static int bits(int c, int from, int count, int to) {
    return (c >> from & (1 << count) - 1) << to;
  }

  private static int small(int c) {
    return bits(c, 2, 5, 0) | -bits(c, 12, 1, 5);
  }

  private static int stackOffset(int c) {
    return bits(c, 6, 1, 2) | bits(c, 5, 1, 3) | bits(c, 11, 2, 4) | bits(c, 7, 4, 6);
  }

  private static int stackStep(int c) {
    return bits(c, 6, 1, 4)
        | bits(c, 2, 1, 5)
        | bits(c, 5, 1, 6)
        | bits(c, 3, 2, 7)
        | -bits(c, 12, 1, 9);
  }

  private static int word(int c) {
    return bits(c, 6, 1, 2) | bits(c, 10, 3, 3) | bits(c, 5, 1, 6);
  }

  private static int doubleword(int c) {
    return bits(c, 10, 3, 3) | bits(c, 5, 2, 6);
  }

  private static int stackWord(int c) {
    return bits(c, 4, 3, 2) | bits(c, 12, 1, 5) | bits(c, 2, 2, 6);
  }

  private static int stackDoubleword(int c) {
    return bits(c, 5, 2, 3) | bits(c, 12, 1, 5) | bits(c, 2, 3, 6);
  }

  /** The offset of c.j and c.jal, as jal has it. */
  private static int jump(int c) {
    int to =
        bits(c, 3, 3, 1)
            | bits(c, 11, 1, 4)
            | bits(c, 2, 1, 5)
            | bits(c, 7, 1, 6)
            | bits(c, 6, 1, 7)
            | bits(c, 9, 2, 8)
            | bits(c, 8, 1, 10)
            | -bits(c, 12, 1, 11);
    return (to >> 20 & 1) << 31
        | (to >> 1 & 0x3FF) << 21
        | (to >> 11 & 1) << 20
        | (to >> 12 & 0xFF) << 12;
  }

  /** The offset of c.beqz and c.bnez, as branches have it. */
  private static int branch(int c) {
    int to =
        bits(c, 3, 2, 1)
            | bits(c, 10, 2, 3)
            | bits(c, 2, 1, 5)
            | bits(c, 5, 2, 6)
            | -bits(c, 12, 1, 8);
    return (to >> 12 & 1) << 31 | (to >> 5 & 63) << 25 | (to >> 1 & 15) << 8 | (to >> 11 & 1) << 7;
  }
}
