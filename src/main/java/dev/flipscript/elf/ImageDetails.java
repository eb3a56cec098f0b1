package dev.flipscript.elf;

import java.util.List;

/**
 * What a picture of an image shows beyond the facts of {@link Image}.
 *
 * @param symbols all with a size, local ones too, in the order of the file; none if it is stripped
 * @param copies the sections that are loaded elsewhere than they run
 */
public record ImageDetails(List<SizedSymbol> symbols, List<LoadedCopy> copies) {

  /** Nothing known. */
  public static final ImageDetails NONE = new ImageDetails(List.of(), List.of());

  public ImageDetails {
    symbols = List.copyOf(symbols);
    copies = List.copyOf(copies);
  }
}
