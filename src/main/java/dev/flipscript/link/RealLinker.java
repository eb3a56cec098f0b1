package dev.flipscript.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The linker or driver that does the work.
 *
 * @param program its file
 * @param flavour what it is
 */
public record RealLinker(Path program, Flavour flavour) {

  private static final String FLAVOR = "-flavor";

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
