/** The plan that flips a layout, and the proof that it held. */
@NullMarked
package dev.flipscript.flip;

import org.jspecify.annotations.NullMarked;
