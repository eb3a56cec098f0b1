/** From tree to text: the canonical printer, and dumps of the tree for people and programs. */
@NullMarked
package dev.flipscript.script.print;

import org.jspecify.annotations.NullMarked;
