/** Facts of a linked image. */
@NullMarked
package dev.flipscript.elf;

import org.jspecify.annotations.NullMarked;
