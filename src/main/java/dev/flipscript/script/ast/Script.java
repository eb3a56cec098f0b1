package dev.flipscript.script.ast;

/** The whole of one file, by the way it is read. */
public sealed interface Script extends Node
    permits CommandFile, VersionScript, DynamicList, Defsym, MriScript, SectionOrdering {}
