/** The linker face: command lines, the linkers, two passes, atomic output. */
@NullMarked
package dev.flipscript.link;

import org.jspecify.annotations.NullMarked;
