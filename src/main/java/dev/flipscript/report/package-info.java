/** Layouts and verdicts for people and machines. */
@NullMarked
package dev.flipscript.report;

import org.jspecify.annotations.NullMarked;
