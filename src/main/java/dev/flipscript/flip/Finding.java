package dev.flipscript.flip;

/**
 * Something about an image that leaves it unprotected.
 *
 * @param message one sentence
 */
public record Finding(Reason reason, String message) {}
