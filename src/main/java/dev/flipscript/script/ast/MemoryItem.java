package dev.flipscript.script.ast;

/** What stands in MEMORY. */
public sealed interface MemoryItem extends Node permits Include, Region {}
