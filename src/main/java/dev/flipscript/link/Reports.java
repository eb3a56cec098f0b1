package dev.flipscript.link;

import dev.flipscript.elf.DetailReader;
import dev.flipscript.elf.ImageDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The reports of one link. They are written to hidden folders before the output is published, so
 * that one that cannot be written stops the link with nothing published, and they get their names
 * after it. Where no report is asked for, nothing is read or done.
 */
final class Reports implements AutoCloseable {

  private record Pending(Path folder, Path content, Path file) {}

  private final List<String> files;
  private final Path cwd;
  private final ReportRenderer renderer;
  private final List<Pending> pending = new ArrayList<>();
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
   * @throws LinkException if one cannot be written
   */
  void draw(ProvenLink link) throws IOException {
    for (String name : files) {
      Path file = cwd.resolve(name);
      byte[] content = renderer.render(name, link);
      try {
        if (Files.isDirectory(file)) {
          throw new IOException("it is a folder");
        }
        Path folder = file.resolveSibling(".flip-script-report-" + Workspace.unique());
        Cleanup.create(folder);
        Path written = folder.resolve(file.getFileName());
        pending.add(new Pending(folder, written, file));
        Files.write(written, content);
      } catch (IOException e) {
        throw cannotWrite(name, e);
      }
    }
  }

  /** Gives them their names. */
  void publish() {
    for (Pending report : pending) {
      try {
        Files.move(
            report.content(),
            report.file(),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw cannotWrite(report.file().toString(), e);
      }
    }
  }

  private static LinkException cannotWrite(String file, IOException e) {
    return LinkException.refused(
        "cannot write the report " + file + ": " + Failures.reason(e),
        "--flip-report=FILE needs a folder that is there and can be written to");
  }

  @Override
  public void close() {
    for (Pending report : pending) {
      Cleanup.delete(report.folder());
    }
  }
}
