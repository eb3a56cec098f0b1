/** What an address means to a program, and what becomes of it in a flip. */
@NullMarked
package dev.flipscript.flip.meaning;

import org.jspecify.annotations.NullMarked;
