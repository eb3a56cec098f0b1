package dev.flipscript.link;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.flip.FlipPlan;
import dev.flipscript.flip.FlipSettings;
import dev.flipscript.memory.MemoryMap;
import java.nio.file.Path;

/**
 * A link whose result is proven and about to be published.
 *
 * @param output as the user wrote it
 * @param map the user's own memory
 * @param measured the image as it would be without the flip
 * @param measuredDetails what a picture of it shows besides
 * @param linked the proven image
 * @param file that image's, for now
 */
public record ProvenLink(
    String output,
    MemoryMap map,
    FlipSettings settings,
    FlipPlan plan,
    Image measured,
    ImageDetails measuredDetails,
    Image linked,
    Path file) {}
