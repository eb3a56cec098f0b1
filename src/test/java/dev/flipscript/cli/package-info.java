/** Tests of the commands people type. */
@NullMarked
package dev.flipscript.cli;

import org.jspecify.annotations.NullMarked;
