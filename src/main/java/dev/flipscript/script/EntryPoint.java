package dev.flipscript.script;

/** The ways in which a linker reads a script. */
public enum EntryPoint {
  /** A linker script: {@code -T file}. */
  SCRIPT,
  /** A linker script that stands among the input files, where no stray character is forgiven. */
  IMPLICIT_SCRIPT,
  /** {@code --version-script=file}. */
  VERSION,
  /** {@code --dynamic-list=file}. */
  DYNAMIC_LIST,
  /** {@code -c file}, in the language of the MRI linker. */
  MRI,
  /** {@code --section-ordering-file=file}. */
  SECTION_ORDER,
  /** The argument of {@code --defsym}. */
  DEFSYM
}
