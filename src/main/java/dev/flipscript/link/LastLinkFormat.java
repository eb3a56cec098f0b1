package dev.flipscript.link;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.Machine;
import dev.flipscript.elf.StackLoad;
import dev.flipscript.elf.VectorTable;
import dev.flipscript.flip.ProvenLayout;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The file of a {@link LastLink}: a number for the format, a checksum of all that follows, and the
 * parts in their order. Strings are their length in bytes and UTF-8, lists their length and the
 * members.
 */
final class LastLinkFormat {

  /** To be changed with the format. */
  private static final int FORMAT = 0x464C5306;

  private static final int HEADER = 12;

  /** A longer file is not written. */
  static final int MOST_BYTES = 1 << 19;

  private LastLinkFormat() {}

  /**
   * The bytes for a link; nothing if they would be too many.
   *
   * @param output what it linked to
   */
  static Optional<byte[]> write(LastLink link, String output) {
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES).position(HEADER);
    try {
      Writer writer = new Writer(out);
      writer.string(output);
      writer.link(link);
    } catch (BufferOverflowException e) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(out.array(), out.position());
    ByteBuffer.wrap(bytes).putInt(FORMAT).putLong(checksum(bytes));
    return Optional.of(bytes);
  }

  /**
   * The link that {@link #write} was given for this output; nothing for any other bytes.
   *
   * @throws RuntimeException for some bytes with a checksum that {@link #write} did not give
   */
  static Optional<LastLink> read(byte[] bytes, String output) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || in.getInt() != FORMAT || in.getLong() != checksum(bytes)) {
      return Optional.empty();
    }
    Reader reader = new Reader(in);
    if (!reader.string().equals(output)) {
      return Optional.empty();
    }
    LastLink link = reader.link();
    return in.hasRemaining() ? Optional.empty() : Optional.of(link);
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, HEADER, bytes.length - HEADER);
    return checksum.getValue();
  }

  private record Writer(ByteBuffer out) {

    void link(LastLink link) {
      strings(link.manner());
      out.putInt(link.scripts().size());
      for (ScriptFiles.Read script : link.scripts()) {
        out.putInt(script.includer());
        string(script.by().name());
        string(script.asked());
        string(script.path());
        string(script.text());
      }
      out.putInt(link.rewritten().size());
      for (LastLink.Rewritten script : link.rewritten()) {
        out.putInt(script.argument());
        string(script.name());
        string(script.text());
      }
      strings(link.symbols());
      strings(link.references());
      out.putLong(link.layout().base());
      out.putLong(link.layout().end());
      image(link.layout().image());
    }

    private void image(Image image) {
      core(image.core());
      out.putLong(image.entry());
      out.putInt(image.sections().size());
      for (ImageSection section : image.sections()) {
        section(section);
      }
      out.putInt(image.symbols().size());
      for (Map.Entry<String, Long> symbol : image.symbols().entrySet()) {
        string(symbol.getKey());
        out.putLong(symbol.getValue());
      }
      flag(image.vectors().isPresent());
      if (image.vectors().isPresent()) {
        VectorTable vectors = image.vectors().get();
        string(vectors.section());
        out.putLong(vectors.address());
        out.putLong(vectors.initialStackPointer());
      }
      flag(image.stackLoad().isPresent());
      if (image.stackLoad().isPresent()) {
        out.putLong(image.stackLoad().get().at());
        out.putLong(image.stackLoad().get().value());
      }
    }

    private void core(Core core) {
      string(core.machine().name());
      out.putInt(core.wordSize());
      flag(core.microcontroller());
      flag(core.floats());
    }

    private void section(ImageSection section) {
      string(section.name());
      out.putLong(section.address());
      out.putLong(section.size());
      out.putLong(section.alignment());
      flag(section.nobits());
      flag(section.writable());
      flag(section.executable());
    }

    private void strings(Collection<String> all) {
      out.putInt(all.size());
      for (String each : all) {
        string(each);
      }
    }

    void string(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.putInt(bytes.length);
      out.put(bytes);
    }

    private void flag(boolean value) {
      out.put((byte) (value ? 1 : 0));
    }
  }

  private record Reader(ByteBuffer in) {

    LastLink link() {
      List<String> manner = strings();
      List<ScriptFiles.Read> scripts = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        scripts.add(script(scripts.size()));
      }
      List<LastLink.Rewritten> rewritten = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        rewritten.add(new LastLink.Rewritten(in.getInt(), string(), string()));
      }
      return new LastLink(
          manner,
          scripts,
          rewritten,
          new HashSet<>(strings()),
          new HashSet<>(strings()),
          new ProvenLayout(in.getLong(), in.getLong(), image()));
    }

    /** One that is named by the command line, or by one before it. */
    private ScriptFiles.Read script(int index) {
      int includer = in.getInt();
      ScriptFiles.By by = Constants.called(ScriptFiles.By.values(), string());
      boolean isRoot = by == ScriptFiles.By.COMMAND_LINE;
      if (includer < -1 || includer >= index || isRoot != (includer == -1)) {
        throw new IllegalArgumentException("no script " + includer);
      }
      return new ScriptFiles.Read(includer, by, string(), string(), string());
    }

    private Image image() {
      Core core =
          new Core(Constants.called(Machine.values(), string()), in.getInt(), flag(), flag());
      long entry = in.getLong();
      List<ImageSection> sections = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        sections.add(section());
      }
      Map<String, Long> symbols = new HashMap<>();
      for (int count = count(); count > 0; count--) {
        symbols.put(string(), in.getLong());
      }
      Optional<VectorTable> vectors =
          flag()
              ? Optional.of(new VectorTable(string(), in.getLong(), in.getLong()))
              : Optional.empty();
      Optional<StackLoad> stackLoad =
          flag() ? Optional.of(new StackLoad(in.getLong(), in.getLong())) : Optional.empty();
      // Where code is loaded says nothing about the layout of the statics.
      return new Image(core, entry, sections, symbols, vectors, List.of(), stackLoad);
    }

    private ImageSection section() {
      return new ImageSection(
          string(), in.getLong(), in.getLong(), in.getLong(), flag(), flag(), flag());
    }

    private List<String> strings() {
      List<String> all = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        all.add(string());
      }
      return all;
    }

    String string() {
      byte[] bytes = new byte[count()];
      in.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private boolean flag() {
      return in.get() != 0;
    }

    /** Of parts, each of which takes a byte or more. */
    private int count() {
      int count = in.getInt();
      if (count < 0 || count > in.remaining()) {
        throw new IllegalArgumentException("a count of " + count);
      }
      return count;
    }
  }
}
