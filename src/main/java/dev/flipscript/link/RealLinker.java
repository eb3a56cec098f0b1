package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The linker or driver that does the work.
 *
 * @param program its file
 * @param flavour what it is
 * @param dialect whose reading of scripts counts
 */
public record RealLinker(Path program, Flavour flavour, Dialect dialect) {

  private static final String FLAVOR = "-flavor";

  /** A linker, or a driver that calls the linker it usually does. */
  public RealLinker(Path program, Flavour flavour) {
    this(program, flavour, flavour.dialect());
  }

  /** The same; a driver calls what {@code -fuse-ld} or clang's {@code --ld-path} name. */
  RealLinker calling(List<String> arguments) {
    Dialect called = dialect;
    for (String argument : flavour.style() == Style.DRIVER ? arguments : List.<String>of()) {
      if (argument.startsWith("-fuse-ld=") || argument.startsWith("--ld-path=")) {
        called = LinkerNames.isLld(argument) ? Dialect.LLD : Dialect.GNU;
      }
    }
    return new RealLinker(program, flavour, called);
  }

  /**
   * The whole command that runs it. {@code -flavor gnu}, with which rustc calls rust-lld, stays or
   * is put first for that one and is taken out for the others.
   */
  public List<String> command(List<String> arguments) {
    boolean flavoured = arguments.size() > 1 && arguments.get(0).equals(FLAVOR);
    List<String> command = new ArrayList<>(arguments.size() + 3);
    command.add(program.toString());
    if (flavour == Flavour.RUST_LLD) {
      command.add(FLAVOR);
      command.add("gnu");
    }
    command.addAll(flavoured ? arguments.subList(2, arguments.size()) : arguments);
    return command;
  }

  @Override
  public String toString() {
    return program.toString();
  }
}
