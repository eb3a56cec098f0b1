package dev.flipscript.cli;

import picocli.CommandLine.Command;

/** The linker face as the help lists it; {@link Main} runs it without loading this class. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = "The linker face, explicitly: everything after it is the linker's.",
    customSynopsis = "flip-script link ARG...",
    footer = {
      "",
      "Options of our own, removed before the linker sees them; each also as a",
      "variable, FLIP_SCRIPT_MIN_STACK for --flip-min-stack; the argument wins:",
      "  --flip=off                     a plain link",
      "  --flip-linker=PATH             the linker to use",
      "  --flip-region=NAME             the region of the stack, where it must be",
      "  --flip-stack-symbol=SYMBOL     the symbol that holds the initial stack pointer",
      "  --flip-min-stack=SIZE          refuse a smaller stack; 4K, 0x1000;",
      "                                 by default what two exceptions take",
      "  --flip-heap=SIZE               the size of the heap behind the statics",
      "  --flip-align=SIZE              where the statics start is a multiple of it; 256, 1K",
      "  --flip-floor=deny|warn|allow   when other memory ends where the stack's starts",
      "  --flip-pin=SECTION             a section that keeps its address",
      "  --flip-follow=NAME             a symbol or section that moves with the statics",
      "  --flip-role=SYMBOL:ROLE        what a symbol means: memory, statics, heap-start, heap-end,",
      "                                 stack-start, stack-bottom, in-stack, stack-guard,",
      "                                 other",
      "  --flip-report=FILE             .txt, .json, .svg or .html: the layout before and after,",
      "                                 written when the output is; may be given several times",
      "  --flip-keep=DIR                leave the rewritten scripts there",
      "  --flip-cache=DIR|off           where the last link is remembered; ~/.cache/flip-script",
      "",
      "Examples: flip-script link -T link.x main.o -o firmware.elf --flip-min-stack=4K",
      "          flip-script-gcc -mcpu=cortex-m3 -T board.ld main.o -o firmware.elf",
      "          FLIP_SCRIPT=off cargo build",
      "Environment: FLIP_SCRIPT=off, and a FLIP_SCRIPT_... for each option; one that",
      "             nothing reads is refused",
      "             PATH  where the linker is looked for",
      "             TMPDIR  where the measured image and the scripts are written to",
      "Exit: 0 linked and proven, 1 refused or an error in a script, 2 a wrong option,",
      "      the linker's own code when the linker fails, 70 a bug of ours."
    })
final class LinkCommandHelp implements Runnable {

  @Override
  public void run() {
    throw new IllegalStateException("the linker face is not run from here");
  }
}
