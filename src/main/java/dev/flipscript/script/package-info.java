/** Linker scripts as text and tree: sources, spans, diagnostics, parsing, lossless edits. */
@NullMarked
package dev.flipscript.script;

import org.jspecify.annotations.NullMarked;
