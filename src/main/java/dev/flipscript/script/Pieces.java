package dev.flipscript.script;

import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.Source.Origin;
import java.util.ArrayList;
import java.util.List;

/** The files that a text was put together from, in the order of the text. */
final class Pieces {
  /**
   * Text of one file, up to where the next piece begins.
   *
   * @param start where it begins in the whole
   * @param offset where it begins in its file
   * @param from who included the file, innermost first
   */
  private record Piece(int start, Source source, int offset, List<Place> from) {
    Piece moved(int by) {
      return new Piece(start + by, source, offset, from);
    }

    Piece from(int place) {
      return new Piece(place, source, offset + place - start, from);
    }
  }

  private final List<Piece> pieces;

  private Pieces(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** A text of its own. */
  static Pieces of(Source source) {
    return new Pieces(List.of(new Piece(0, source, 0, List.of())));
  }

  /** The same with another text, of some length, in the place of an INCLUDE. */
  Pieces with(Span include, Source included, int length) {
    Origin from = origin(include);
    List<Place> places = new ArrayList<>();
    places.add(new Place(from.source(), from.span()));
    places.addAll(from.includedFrom());
    List<Piece> result = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.start < include.start()) {
        result.add(piece);
      }
    }
    for (Piece piece : included.pieces().pieces) {
      List<Place> outer = new ArrayList<>(piece.from);
      outer.addAll(places);
      result.add(
          new Piece(piece.start + include.start(), piece.source, piece.offset, List.copyOf(outer)));
    }
    int longer = length - include.length();
    result.add(at(include.end()).from(include.end()).moved(longer));
    for (Piece piece : pieces) {
      if (piece.start > include.end()) {
        result.add(piece.moved(longer));
      }
    }
    return new Pieces(result);
  }

  Origin origin(Span span) {
    Piece piece = at(span.start());
    int end = piece.source.text().length();
    int start = Math.min(span.start() - piece.start + piece.offset, end);
    Span there = new Span(start, Math.min(start + span.length(), end));
    return new Origin(piece.source, there, piece.from);
  }

  private Piece at(int offset) {
    Piece found = pieces.get(0);
    for (Piece piece : pieces) {
      if (piece.start <= offset) {
        found = piece;
      }
    }
    return found;
  }
}
