package dev.flipscript.link;

import dev.flipscript.elf.DetailReader;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.script.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one link. They are written to hidden folders before the output is published, so
 * that one that cannot be written stops the link with nothing published, and they get their names
 * after it. Where no report is asked for, nothing is read or done.
 */
final class Reports implements AutoCloseable {

  private final List<String> files;
  private final Path cwd;
  private final ReportRenderer renderer;
  private @Nullable Products products;
  private ImageDetails measured = ImageDetails.NONE;

  Reports(List<String> files, Path cwd, ReportRenderer renderer) {
    this.files = files;
    this.cwd = cwd;
    this.renderer = renderer;
  }

  /** Takes note of the image without the flip, whose file may not last. */
  void measured(Path image) throws IOException {
    if (!files.isEmpty()) {
      measured = DetailReader.read(image);
    }
  }

  ImageDetails measuredDetails() {
    return measured;
  }

  /**
   * Draws all.
   *
   * @param inUse what no report may take the place of
   * @throws LinkException if one cannot be written
   */
  void draw(ProvenLink link, FilesInUse inUse) throws IOException {
    Products drawn = new Products(inUse);
    products = drawn;
    for (String name : files) {
      Path file = FileNames.path(cwd, name);
      byte[] content = renderer.render(name, link);
      try {
        drawn.add(file, name, content);
      } catch (IOException e) {
        throw cannotWrite(name, e);
      }
    }
  }

  /** Gives them their names. */
  void publish() {
    try {
      if (products != null) {
        products.publish();
      }
    } catch (IOException e) {
      throw cannotWrite(Failures.withFile(e), e);
    }
  }

  private static LinkException cannotWrite(String file, IOException e) {
    return LinkException.refused(
        "cannot write the report " + file + ": " + Failures.reason(e),
        "--flip-report=FILE needs a folder that is there and can be written to");
  }

  @Override
  public void close() {
    if (products != null) {
      products.close();
    }
  }
}
