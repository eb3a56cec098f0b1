package dev.flipscript.link;

/** What an option means to us. Options that mean nothing to us have no kind. */
enum Kind {
  OUTPUT,
  SCRIPT,
  DEFAULT_SCRIPT,
  LIBRARY_PATH,
  NO_DEFAULT_PATH,
  SYSROOT,
  /** Of lld: where absolute names are looked for. */
  CHROOT,
  DEFSYM,
  ENTRY,
  EMULATION,
  INPUT,
  /** {@code -l}. */
  LIBRARY,
  /** Of the libraries after it, those for static linking only. */
  STATIC,
  DYNAMIC,
  PUSH_STATE,
  POP_STATE,
  INPUT_FORMAT,
  OUTPUT_FORMAT,
  /** Another file that the linker reads, such as a version script. */
  READ,
  RELOCATABLE,
  SHARED,
  STRIP_ALL,
  STRIP_DEBUG,
  MAP,
  DEPENDENCY_FILE,
  /** Another file or text that a link makes besides the output. */
  SIDE_OUTPUT,
  /** Prints something and links nothing; also an option that lacks its value. */
  NO_LINK,
  /** Makes all words after it inputs. */
  END_OF_OPTIONS
}
