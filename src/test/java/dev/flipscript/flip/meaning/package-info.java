/** Tests of what addresses mean; none needs a linker. */
@NullMarked
package dev.flipscript.flip.meaning;

import org.jspecify.annotations.NullMarked;
