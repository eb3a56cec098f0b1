package dev.flipscript.script.ast;

/** What stands in a section-ordering file. */
public sealed interface SectionOrderingItem extends Node
    permits Assert, Assignment, Entry, SectionOrdering.Block {}
