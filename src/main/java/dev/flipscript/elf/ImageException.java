package dev.flipscript.elf;

/** A file is not an image that can be read; the message says why. */
public final class ImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ImageException(String message) {
    super(message);
  }
}
