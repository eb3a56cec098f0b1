package dev.flipscript.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that we write takes the place of a file that is not ours, by whatever name. */
class ProductsTest {

  private static final byte[] OURS = Seal.TEXT.put("picture\n".getBytes(ISO_8859_1));
  private static final byte[] EARLIER = Seal.SCRIPT.put("script\n".getBytes(ISO_8859_1));

  @TempDir private Path folder = Path.of("");

  private Path file = folder;
  private FilesInUse inUse = new FilesInUse(folder);

  @BeforeEach
  void name() {
    file = folder.resolve("map.svg");
    inUse = new FilesInUse(folder);
  }

  @Test
  void aNewFileIsWrittenAndNothingElseIsLeft() throws IOException {
    write();
    assertThat(file).hasBinaryContent(OURS);
    assertThat(names()).containsExactly("map.svg");
  }

  @Test
  void whatWeWroteIsWrittenOver() throws IOException {
    Files.write(file, EARLIER);
    write();
    assertThat(file).hasBinaryContent(OURS);
    write();
    assertThat(file).hasBinaryContent(OURS);
  }

  @Test
  void anEmptyFileHasNothingToLose() throws IOException {
    Files.createFile(file);
    write();
    assertThat(file).hasBinaryContent(OURS);
  }

  @Test
  void aFileOfTheUsersStays() throws IOException {
    for (String content : new String[] {"mine", "\n", new String(EARLIER, ISO_8859_1) + "\n"}) {
      Files.writeString(file, content);
      refused("map.svg: it is a file of yours, or was changed since");
      assertThat(file).hasContent(content);
    }
  }

  @Test
  void whatIsThereByTheUsersWillWithOurContentIsNoLoss() throws IOException {
    Files.write(file, OURS);
    write();
    assertThat(file).hasBinaryContent(OURS);
  }

  /** The file behind a link is what counts, and what is written. */
  @Test
  void linksAreFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("mine.svg"), "mine");
    Files.createSymbolicLink(file, other);
    refused("a file of yours");
    assertThat(other).hasContent("mine");
    Files.write(other, EARLIER);
    write();
    assertThat(file).isSymbolicLink();
    assertThat(other).hasBinaryContent(OURS);
    Files.delete(other);
    refused("it is a link to no file");
    assertThat(other).doesNotExist();
  }

  /** Another name of a file of ours keeps what it has. */
  @Test
  void hardLinksAreNotWrittenThrough() throws IOException {
    Path other = Files.write(folder.resolve("other"), EARLIER);
    Files.createLink(file, other);
    write();
    assertThat(file).hasBinaryContent(OURS);
    assertThat(other).hasBinaryContent(EARLIER);
  }

  @Test
  void whatTheRunUsesStaysThoughWeWroteIt() throws IOException {
    Path script = Files.write(folder.resolve("link.x"), EARLIER);
    inUse.add("link.x");
    Files.createLink(file, script);
    refused("map.svg: that is link.x, which this run uses");
    Files.delete(file);
    Files.createSymbolicLink(file, script);
    refused("which this run uses");
    assertThat(script).hasBinaryContent(EARLIER);
  }

  /** Such as an output; file systems may hold two spellings for one name. */
  @Test
  void whatTheRunIsYetToWriteIsFreeForIt() {
    inUse.add("./MAP.svg");
    refused("which this run uses");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFolderStays() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(this::write).isInstanceOf(IOException.class).hasMessage("it is a folder");
  }

  @Test
  void aPipeIsWrittenTo() throws IOException {
    try (Products products = new Products(inUse)) {
      products.add(Path.of("/dev/null"), "/dev/null", OURS);
      products.publish();
    }
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  /** All or none. */
  @Test
  void oneInTheWayKeepsTheOthersBack() throws IOException {
    Files.writeString(file, "mine");
    assertThatThrownBy(
            () -> {
              try (Products products = new Products(inUse)) {
                products.add(folder.resolve("first"), "first", OURS);
                products.add(file, "map.svg", OURS);
              }
            })
        .isInstanceOf(LinkException.class);
    assertThat(names()).containsExactly("map.svg");
  }

  private void write() throws IOException {
    try (Products products = new Products(inUse)) {
      products.add(file, "map.svg", OURS);
      products.publish();
    }
  }

  private void refused(String message) {
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED.code()))
        .hasMessageContaining(message);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
