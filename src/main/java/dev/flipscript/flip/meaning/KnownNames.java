package dev.flipscript.flip.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of words that start-up codes, C libraries and vendors' scripts name addresses by.
 * It decides only where the scripts do not, and never against what the code does. Each row has its
 * case in testdata/meaning/names.tsv.
 */
public final class KnownNames {

  /**
   * A row.
   *
   * @param word a whole word of a name, in lower case; with a leading {@code =} a whole name
   * @param source who calls it so
   */
  record Row(String word, Family family, String source) {}

  /** Families by their rank: the first that a word of a name belongs to is the name's. */
  static final List<Row> ROWS =
      List.of(
          new Row("size", Family.SIZE, "CMSIS __STACK_SIZE, ST _Min_Stack_Size"),
          new Row("len", Family.SIZE, "pico-sdk, zephyr"),
          new Row("length", Family.SIZE, "esp-idf"),
          new Row("num", Family.SIZE, "riscv-rt _max_hart_id, harts"),
          new Row("count", Family.SIZE, "freedom-metal"),
          new Row("heap", Family.HEAP, "CMSIS __HeapLimit, picolibc __heap_start"),
          new Row("sheap", Family.HEAP, "cortex-m-rt, riscv-rt"),
          new Row("eheap", Family.HEAP, "riscv-rt"),
          new Row("malloc", Family.HEAP, "nrfx, Teensy"),
          new Row("sbrk", Family.HEAP, "newlib ports"),
          new Row("=end", Family.HEAP, "newlib libgloss sbrk"),
          new Row("=_end", Family.HEAP, "newlib libnosys sbrk"),
          new Row("=__end", Family.HEAP, "Atmel ASF"),
          new Row("=__end__", Family.HEAP, "CMSIS, mbed"),
          new Row("=_end_", Family.HEAP, "NXP redlib"),
          new Row("stack", Family.STACK, "CMSIS __StackTop, cortex-m-rt _stack_start"),
          new Row("stacks", Family.STACK, "aarch32-rt _stacks_high_end"),
          new Row("estack", Family.STACK, "ST _estack, riscv-rt"),
          new Row("sstack", Family.STACK, "TinyUSB _sstack, riscv-rt"),
          new Row("fstack", Family.STACK, "LiteX"),
          new Row("kstack", Family.STACK, "xv6, rCore"),
          new Row("mstack", Family.STACK, "bare RISC-V"),
          new Row("cstack", Family.STACK, "IAR __CSTACK_top"),
          new Row("usrstack", Family.STACK, "WCH"),
          new Row("eusrstack", Family.STACK, "WCH _eusrstack"),
          new Row("susrstack", Family.STACK, "WCH _susrstack"),
          new Row("stackend", Family.STACK, "hobby RISC-V"),
          new Row("stacktop", Family.STACK, "hobby RISC-V"),
          new Row("sp", Family.STACK, "Arm __initial_sp, libgloss __sp"),
          new Row("msp", Family.STACK, "Armv7-M main stack pointer"),
          new Row("psp", Family.STACK, "Armv7-M process stack pointer"),
          new Row("data", Family.STATICS, "CMSIS __data_start__"),
          new Row("sdata", Family.STATICS, "ST _sdata, cortex-m-rt __sdata"),
          new Row("edata", Family.STATICS, "ST _edata"),
          new Row("idata", Family.STATICS, "AVR, lpc"),
          new Row("relocate", Family.STATICS, "Atmel ASF .relocate"),
          new Row("srelocate", Family.STATICS, "Atmel ASF _srelocate"),
          new Row("erelocate", Family.STATICS, "Atmel ASF _erelocate"),
          new Row("bss", Family.STATICS, "CMSIS __bss_start__"),
          new Row("sbss", Family.STATICS, "ST _sbss"),
          new Row("ebss", Family.STATICS, "ST _ebss"),
          new Row("zero", Family.STATICS, "CMSIS __zero_table_start__, Atmel _szero"),
          new Row("szero", Family.STATICS, "Atmel ASF, Tock"),
          new Row("noinit", Family.STATICS, "IAR, NXP"),
          new Row("uninit", Family.STATICS, "cortex-m-rt"),
          new Row("tdata", Family.STATICS, "picolibc"),
          new Row("tbss", Family.STATICS, "picolibc"),
          new Row("vector", Family.VECTORS, "ST, NXP __vector_table"),
          new Row("vectors", Family.VECTORS, "NXP g_pfnVectors"),
          new Row("vtor", Family.VECTORS, "Armv7-M VTOR"),
          new Row("isr", Family.VECTORS, "TinyUSB __isr_vector_ram_start"),
          new Row("interrupt", Family.VECTORS, "NXP __interrupts_ram_start__"),
          new Row("interrupts", Family.VECTORS, "NXP __interrupts_ram_start__"),
          new Row("intvecs", Family.VECTORS, "TI .intvecs"),
          new Row("nvic", Family.VECTORS, "hand-written"),
          new Row("ram", Family.MEMORY, "cortex-m-rt _ram_start"),
          new Row("sram", Family.MEMORY, "ST, Microchip"),
          new Row("dram", Family.MEMORY, "ESP"),
          new Row("iram", Family.MEMORY, "ESP"),
          new Row("mem", Family.MEMORY, "mem_base of flip-link's tests"),
          new Row("memory", Family.MEMORY, "freedom-metal"),
          new Row("region", Family.MEMORY, "hand-written"),
          new Row("eram", Family.MEMORY, "Tock"),
          new Row("dtcm", Family.MEMORY, "NXP, ST"),
          new Row("itcm", Family.MEMORY, "NXP, ST"),
          new Row("ccm", Family.MEMORY, "ST"),
          new Row("ccmram", Family.MEMORY, "ST"),
          new Row("ocram", Family.MEMORY, "NXP"),
          new Row("bank", Family.MEMORY, "hand-written"),
          new Row("hram", Family.MEMORY, "Microchip HRAMC"));

  /** Names of start-up codes and C libraries for where a heap starts. */
  public static final List<String> HEAP_STARTS =
      List.of(
          "end",
          "_end",
          "__end",
          "__end__",
          "_end_",
          "__sheap",
          "_sheap",
          "__heap_start",
          "__heap_start__",
          "_heap_start",
          "heap_start",
          "__heap_base",
          "_heap_base",
          "__HeapBase",
          "__HeapStart",
          "__heap_begin",
          "_pvHeapStart");

  private static final Map<String, Family> WORDS = words();

  /** Words for one end of something, and those that tell the one stack there is. */
  private static final List<String> ENDS =
      List.of(
          "start", "begin", "base", "top", "bottom", "limit", "end", "low", "lower", "high",
          "upper", "init", "initial", "ptr", "pointer", "addr", "address", "origin", "of", "the",
          "main", "c", "v", "pv", "min");

  private KnownNames() {}

  private static Map<String, Family> words() {
    Map<String, Family> words = new HashMap<>();
    for (Row row : ROWS) {
      words.put(row.word(), row.family());
    }
    return words;
  }

  /** Whether a name is about a stack, and about no heap. */
  public static boolean isStacks(String name) {
    return family(name) == Family.STACK;
  }

  /** Whether a name is about a heap. */
  public static boolean isHeaps(String name) {
    return family(name) == Family.HEAP;
  }

  /** Whether a name is about a vector table. */
  public static boolean isVectors(String name) {
    return family(name) == Family.VECTORS;
  }

  /** Whether a name is about initialised, zeroed or kept data. */
  public static boolean isStatics(String name) {
    return family(name) == Family.STATICS;
  }

  /** Whether a name is about data that start-up code sets up, so that it may lie anywhere. */
  public static boolean isSetUp(String name) {
    List<String> words = NameWords.of(name);
    return isStatics(name) && !words.contains("noinit") && !words.contains("uninit");
  }

  /** What a name is about. */
  static Family family(String name) {
    Family whole = WORDS.get("=" + name);
    if (whole != null) {
      return whole;
    }
    Family found = Family.NONE;
    for (String word : NameWords.of(name)) {
      Family family = WORDS.getOrDefault(word, Family.NONE);
      if (family.compareTo(found) < 0) {
        found = family;
      }
    }
    return found;
  }

  /** Names that newlib and others start a heap at, whatever else is called so. */
  static boolean startsHeap(String name) {
    return WORDS.containsKey("=" + name);
  }

  /**
   * What is left of a stack's name without the words for its ends: the two ends of one stack have
   * the same.
   */
  public static List<String> stem(String name) {
    List<String> stem = new ArrayList<>();
    for (String word : NameWords.of(name)) {
      if (!ENDS.contains(word)) {
        stem.add(root(word));
      }
    }
    return stem;
  }

  /** Whether a stack's name has a word for its lowest address. */
  public static boolean isBottom(String name) {
    return NameWords.hasOneOf(name, BOTTOMS)
        || (NameWords.hasOneOf(name, List.of("end")) && !NameWords.hasOneOf(name, TOPS));
  }

  /** Whether a stack's name is that of a guard inside it, and so of no stack of its own. */
  public static boolean isGuard(String name) {
    return NameWords.hasOneOf(name, List.of("guard", "canary", "watermark"));
  }

  private static final List<String> BOTTOMS = List.of("limit", "bottom", "low", "lower", "base");

  private static final List<String> TOPS = List.of("high", "upper", "top");

  private static String root(String word) {
    return switch (word) {
      case "stacks", "estack", "sstack", "stackend", "stacktop", "sp", "msp" -> "stack";
      case "eusrstack", "susrstack" -> "usrstack";
      default -> word;
    };
  }
}
