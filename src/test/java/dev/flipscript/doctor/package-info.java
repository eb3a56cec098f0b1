/** Tests of the doctor's parts. */
@NullMarked
package dev.flipscript.doctor;

import org.jspecify.annotations.NullMarked;
