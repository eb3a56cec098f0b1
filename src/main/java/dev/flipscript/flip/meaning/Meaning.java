package dev.flipscript.flip.meaning;

/**
 * What one symbol of the plain image means.
 *
 * @param value its address there
 * @param located whether the scripts take it from where sections lie
 * @param section the output section that it is defined in; empty for none
 */
public record Meaning(String symbol, Role role, long value, boolean located, String section) {}
