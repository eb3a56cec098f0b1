/** From text to tree; the only user of the generated parser. */
@NullMarked
package dev.flipscript.script.parse;

import org.jspecify.annotations.NullMarked;
