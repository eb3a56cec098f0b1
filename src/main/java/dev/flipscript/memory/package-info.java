/** What a script means for memory: expressions, symbols, regions and placements. */
@NullMarked
package dev.flipscript.memory;

import org.jspecify.annotations.NullMarked;
