package dev.flipscript.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of our temporary folders, which no two links share and which tell whose they are. All are
 * of one length: lld 19 counts the lines of its cross reference by the length of paths.
 */
final class PrivateName {

  /** What every path of ours holds: our folders' names start with it, or with a dot and it. */
  static final String MARK = "flip-script-";

  private static final AtomicLong COUNTER = new AtomicLong();

  private static final int HOST = 8;
  private static final int PROCESS = 7;
  private static final int TIME = 8;
  private static final int COUNT = 4;

  private static final int LENGTH = HOST + PROCESS + TIME + COUNT + 3;

  private PrivateName() {}

  /** A new name. */
  static String unique() {
    return host()
        + "-"
        + hex(ProcessHandle.current().pid(), PROCESS)
        + "-"
        + hex(System.nanoTime(), TIME)
        + "-"
        + hex(COUNTER.incrementAndGet(), COUNT);
  }

  /**
   * Tells this machine, since it was started, and what it numbers processes in from others that
   * share a disk with it; all zeros if that cannot be told.
   */
  static String host() {
    try {
      String boot = text(FileBytes.read(Path.of("/proc/sys/kernel/random/boot_id")));
      Path processes = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
      return hex((boot + processes).hashCode(), HOST);
    } catch (IOException | UnsupportedOperationException e) {
      return hex(0, HOST);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether this may have been given by {@link #unique}. */
  static boolean isOne(String name) {
    if (name.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean isDash = i == HOST || i == HOST + 1 + PROCESS || i == HOST + 1 + PROCESS + 1 + TIME;
      if (isDash ? name.charAt(i) != '-' : Character.digit(name.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What {@link #host} was for a name. */
  static String host(String name) {
    return name.substring(0, HOST);
  }

  /** The process that made a name. */
  static long process(String name) {
    return Long.parseLong(name, HOST + 1, HOST + 1 + PROCESS, 16);
  }

  private static String hex(long number, int digits) {
    long kept = number & ((1L << (4 * digits)) - 1);
    String text = Long.toHexString(kept);
    return "0".repeat(digits - text.length()) + text;
  }
}
