package dev.flipscript.script.ast;

/** What stands in SECTIONS. */
public sealed interface SectionsItem extends Node
    permits Assert,
        Assignment,
        Empty,
        Entry,
        Include,
        OutputSection,
        Overlay,
        SectionClass,
        SectionGroup {}
