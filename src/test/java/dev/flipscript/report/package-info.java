/** Tests of the reports. */
@NullMarked
package dev.flipscript.report;

import org.jspecify.annotations.NullMarked;
