package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in the system's words why a file operation failed. */
public final class Failures {

  private Failures() {}

  /** The reason alone, where the message names the file itself. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** The file and the reason, as far as Java tells. */
  public static String withFile(IOException e) {
    if (e instanceof FileSystemException file && file.getFile() != null) {
      String reason = reason(e);
      return file.getFile() + ": " + (reason.equals(file.getFile()) ? "cannot be used" : reason);
    }
    return reason(e);
  }
}
