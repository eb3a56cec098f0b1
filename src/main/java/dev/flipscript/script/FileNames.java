package dev.flipscript.script;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * File names of any bytes as strings: UTF-8, in which a byte that is none is a lone surrogate from
 * U+DC80 on, as in Python's <a href="https://peps.python.org/pep-0383/">PEP 383</a>. A file system
 * of Linux asks for no encoding, and linkers hand such names on as they are.
 */
public final class FileNames {

  private static final int ESCAPED = 0xDC00;

  private FileNames() {}

  /** The name of these bytes. */
  public static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPED | (in.get() & 0xFF)));
      }
      decoder.reset();
    }
  }

  /** The bytes of a name. */
  public static byte[] encode(String name) {
    if (isText(name)) {
      return name.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() + 16);
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (isEscaped(name, i)) {
        out.writeBytes(name.substring(start, i).getBytes(StandardCharsets.UTF_8));
        out.write(name.charAt(i));
        start = i + 1;
      }
    }
    out.writeBytes(name.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Whether a name is UTF-8, as Java's own names of files are. */
  public static boolean isText(String name) {
    // Nearly all names are, and each link asks of many before anything is compiled.
    char[] chars = name.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= ESCAPED) {
        return hasNoEscape(name);
      }
    }
    return true;
  }

  private static boolean hasNoEscape(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isEscaped(name, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(String name, int index) {
    char c = name.charAt(index);
    boolean isPaired = index > 0 && Character.isHighSurrogate(name.charAt(index - 1));
    return c >= ESCAPED + 0x80 && c <= ESCAPED + 0xFF && !isPaired;
  }

  /** A name that is like this one and is UTF-8. */
  public static String likeness(String name) {
    if (isText(name)) {
      return name;
    }
    StringBuilder out = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (isEscaped(name, i)) {
        out.setCharAt(i, '_');
      }
    }
    return out.toString();
  }

  /** What a script, of which a character is a byte, means by a name. */
  public static String inScript(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return decode(text.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return text;
  }

  /** A name as it is written in a script, of which a character is a byte. */
  public static String toScript(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return new String(encode(name), StandardCharsets.ISO_8859_1);
      }
    }
    return name;
  }

  /**
   * The path of a name; an absolute one if the name is not UTF-8, of which Java knows the bytes but
   * no text.
   *
   * @throws InvalidPathException if no file can have that name
   */
  public static Path path(String name) {
    return path(Path.of(""), name);
  }

  /** The name of a path. */
  public static String name(Path path) {
    String text = path.toString();
    return text.indexOf('\uFFFD') < 0 ? text : decode(bytes(path.toUri().getRawPath()));
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        out.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(escaped.charAt(i));
      }
    }
    return out.toByteArray();
  }

  /**
   * The path of a name that is relative to a folder, or absolute.
   *
   * @throws InvalidPathException if no file can have that name
   */
  public static Path path(Path folder, String name) {
    if (isText(name)) {
      return folder.resolve(name);
    }
    // A URI is the only way to tell Java the bytes of a path.
    StringBuilder uri = new StringBuilder("file://");
    if (!name.startsWith("/")) {
      uri.append(folder.toAbsolutePath().toUri().getRawPath());
      if (uri.charAt(uri.length() - 1) != '/') {
        uri.append('/');
      }
    }
    for (byte b : encode(name)) {
      boolean isPlain = Character.isLetterOrDigit(b) || b == '/' || b == '.' || b == '-';
      if (isPlain) {
        uri.append((char) b);
      } else {
        uri.append('%').append(Character.forDigit((b >> 4) & 0xF, 16));
        uri.append(Character.forDigit(b & 0xF, 16));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }
}
