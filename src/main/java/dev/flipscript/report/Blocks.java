package dev.flipscript.report;

import dev.flipscript.elf.Image;
import dev.flipscript.elf.ImageDetails;
import dev.flipscript.elf.ImageSection;
import dev.flipscript.elf.LoadedCopy;
import dev.flipscript.elf.SizedSymbol;
import dev.flipscript.flip.Protection;
import dev.flipscript.flip.StackAreas;
import dev.flipscript.flip.StackAreas.StackArea;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Divides regions into blocks. */
final class Blocks {

  /** How many symbols of a block are kept, the biggest. */
  private static final int SYMBOLS = 8;

  private final Image image;
  private final ImageDetails details;
  private final Protection protection;
  private final OptionalLong heapEnd;
  private final BiggestSymbols biggest;

  Blocks(Image image, ImageDetails details, Protection protection, OptionalLong heapEnd) {
    this.image = image;
    this.details = details;
    this.protection = protection;
    this.heapEnd = heapEnd;
    this.biggest = new BiggestSymbols(details.symbols());
  }

  List<Block> in(Area area) {
    List<Block> blocks = new ArrayList<>();
    Map<Long, Long> alignments = alignments();
    long top = area.origin();
    for (Block block : contents(area)) {
      if (Long.compareUnsigned(block.address(), top) > 0) {
        gap(area, top, block.address(), alignments.getOrDefault(block.address(), 1L), blocks);
      }
      blocks.add(block);
      // Overlays share addresses: the highest end counts.
      top = Long.compareUnsigned(block.end(), top) > 0 ? block.end() : top;
    }
    if (top != area.end() && area.end() - top <= area.length()) {
      gap(area, top, area.end(), 1, blocks);
    }
    return blocks;
  }

  /** Sections, and what they are loaded from, from the lowest address to the highest. */
  private List<Block> contents(Area area) {
    List<Block> contents = new ArrayList<>();
    boolean holdsStack = area.is(protection.base(), protection.end());
    for (ImageSection section :
        holdsStack
            ? protection.statics().sections()
            : image.sectionsIn(area.origin(), area.end())) {
      if (area.holds(section.address(), section.size())) {
        List<SizedSymbol> symbols = biggest.in(section.address(), section.size(), SYMBOLS);
        contents.add(
            area.part(
                new Block(
                    Kind.of(section),
                    section.name(),
                    section.address(),
                    section.size(),
                    readable(symbols))));
      }
    }
    for (LoadedCopy copy : details.copies()) {
      if (area.holds(copy.address(), copy.size())) {
        long end = copy.address() + copy.size();
        contents.add(area.part(Block.of(Kind.COPY, copy.section(), copy.address(), end)));
      }
    }
    contents.sort(Comparator.comparing(Block::address, Long::compareUnsigned));
    return contents;
  }

  /** Of the sections, by their addresses. */
  private Map<Long, Long> alignments() {
    Map<Long, Long> alignments = new HashMap<>();
    for (ImageSection section : image.sections()) {
      alignments.merge(section.address(), section.alignment(), Math::max);
    }
    return alignments;
  }

  /**
   * Memory without contents: the stack's where the stack starts in it, else free, unless it only
   * pads what follows.
   *
   * @param alignment of what follows
   */
  private void gap(Area area, long from, long to, long alignment, List<Block> blocks) {
    long pointer = protection.initialStackPointer();
    boolean holdsStack =
        area.is(protection.base(), protection.end())
            && Long.compareUnsigned(from, pointer) < 0
            && Long.compareUnsigned(pointer - 1, to - 1) <= 0;
    if (holdsStack) {
      long end = from;
      for (StackArea stack : StackAreas.in(image, from, to, pointer)) {
        blocks.add(Block.of(Kind.STACK, stack.name(), stack.start(), stack.end()));
        end = stack.end();
      }
      if (end != to) {
        free(end, to, blocks);
      }
    } else if (Long.compareUnsigned(to - from, alignment) >= 0) {
      free(from, to, blocks);
    }
  }

  /** Free memory, up to a heap's end the heap's. */
  private void free(long from, long to, List<Block> blocks) {
    long heap = from;
    if (heapEnd.isPresent()
        && Long.compareUnsigned(heapEnd.getAsLong() - from - 1, to - from) < 0) {
      heap = heapEnd.getAsLong();
      blocks.add(Block.of(Kind.HEAP, "heap", from, heap));
    }
    if (heap != to) {
      blocks.add(Block.of(Kind.FREE, "free", heap, to));
    }
  }

  private static List<SizedSymbol> readable(List<SizedSymbol> symbols) {
    List<SizedSymbol> readable = new ArrayList<>();
    for (SizedSymbol symbol : symbols) {
      String name = Printable.of(Demangler.readable(symbol.name()));
      readable.add(new SizedSymbol(name, symbol.address(), symbol.size()));
    }
    return readable;
  }
}
