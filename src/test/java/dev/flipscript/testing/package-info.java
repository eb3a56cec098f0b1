/** What tests share: external tools and the running of them. */
@NullMarked
package dev.flipscript.testing;

import org.jspecify.annotations.NullMarked;
