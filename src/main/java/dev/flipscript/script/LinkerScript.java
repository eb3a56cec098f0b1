package dev.flipscript.script;

import dev.flipscript.script.ast.CommandFile;

/**
 * A linker script as text and tree.
 *
 * @param source the text, which is the truth: printing it is printing the script
 * @param file the tree, whose spans point into the text
 */
public record LinkerScript(Source source, CommandFile file) {}
