/** Tests of the linker face. */
@NullMarked
package dev.flipscript.link;

import org.jspecify.annotations.NullMarked;
