/** Tests of the plan and the proof; none needs a linker. */
@NullMarked
package dev.flipscript.flip;

import org.jspecify.annotations.NullMarked;
