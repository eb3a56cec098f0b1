/**
 * Looks at a project of cargo or CMake and tells whether flip-script links it, and what it would
 * flip.
 */
@NullMarked
package dev.flipscript.doctor;

import org.jspecify.annotations.NullMarked;
