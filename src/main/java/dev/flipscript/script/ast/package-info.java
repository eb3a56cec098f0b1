/** The syntax tree of a linker script: immutable, complete, with spans. */
@NullMarked
package dev.flipscript.script.ast;

import org.jspecify.annotations.NullMarked;
