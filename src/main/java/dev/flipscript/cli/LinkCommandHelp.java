package dev.flipscript.cli;

import picocli.CommandLine.Command;

/** The linker face as the help lists it; {@link Main} runs it without loading this class. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = "The linker face, explicitly: everything after it is the linker's.",
    customSynopsis = "flip-script link ARG...",
    footerHeading = "%n",
    footer = {
      "Options of our own, removed before the linker sees them; each also as an environment",
      "variable, --flip-min-stack as FLIP_SCRIPT_MIN_STACK and so on, where the argument wins:",
      "  --flip=off                     a plain link",
      "  --flip-linker=PATH             the linker to use",
      "  --flip-region=NAME             the region of the stack, where it must be",
      "  --flip-stack-symbol=SYMBOL     the symbol that holds the initial stack pointer",
      "  --flip-min-stack=SIZE          refuse a smaller stack; 4K, 0x1000",
      "  --flip-floor=deny|warn|allow   when other memory ends where the stack's starts",
      "  --flip-follow=SYMBOL           a symbol that moves with the statics",
      "  --flip-keep=DIR                leave the rewritten scripts there"
    })
final class LinkCommandHelp implements Runnable {

  @Override
  public void run() {
    throw new IllegalStateException("the linker face is not run from here");
  }
}
