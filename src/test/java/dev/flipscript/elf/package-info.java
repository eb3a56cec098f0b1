/** Tests of the facts of images. */
@NullMarked
package dev.flipscript.elf;

import org.jspecify.annotations.NullMarked;
