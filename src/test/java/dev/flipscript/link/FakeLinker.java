package dev.flipscript.link;

import java.nio.file.Path;

/** The program {@code testdata/link/fake-linker}. */
final class FakeLinker {

  static final Path PROGRAM = Path.of("testdata/link/fake-linker").toAbsolutePath();

  static final RealLinker LLD = new RealLinker(PROGRAM, Flavour.LLD);

  private FakeLinker() {}
}
