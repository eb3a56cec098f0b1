package dev.flipscript.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionIndexTest {

  private static ImageSection section(long address, long size) {
    return new ImageSection(".s", address, size, 1, false, true, false);
  }

  /** With overlays, empty ones, and some that end at 2^64 or behind it. */
  @Test
  void findsWhatALookAtAllFinds() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<ImageSection> sections = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        sections.add(section(random.nextInt(40) - 20, random.nextInt(12)));
      }
      SectionIndex index = new SectionIndex(sections);
      for (long address = -32; address <= 32; address++) {
        List<ImageSection> wanted = new ArrayList<>();
        for (ImageSection section : sections) {
          if (Long.compareUnsigned(address - section.address(), section.size()) <= 0) {
            wanted.add(section);
          }
        }
        assertThat(index.touching(address)).containsExactlyInAnyOrderElementsOf(wanted);
      }
    }
  }
}
