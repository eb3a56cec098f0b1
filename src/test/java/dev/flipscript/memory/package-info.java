/** Tests of what scripts mean for memory. */
@NullMarked
package dev.flipscript.memory;

import org.jspecify.annotations.NullMarked;
