package dev.flipscript.script;

import dev.flipscript.script.Diagnostic.Place;
import dev.flipscript.script.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a script is read.
 *
 * @param places where it is named, and where the text that names it comes from, innermost first
 * @param outer why that script is read
 * @param files how many are open, by INCLUDE
 * @param inputs how many name each other by INPUT
 */
record ReadFrom(List<Place> places, @Nullable ReadFrom outer, int files, int inputs) {
  /** The user names it. */
  static final ReadFrom TOP = new ReadFrom(List.of(), null, 1, 0);

  ReadFrom include(LinkerScript script, Node at) {
    return new ReadFrom(places(script, at), this, files + 1, inputs);
  }

  ReadFrom input(LinkerScript script, Node at) {
    return new ReadFrom(places(script, at), this, 1, inputs + 1);
  }

  private static List<Place> places(LinkerScript script, Node at) {
    Source.Origin origin = script.source().origin(at.span());
    List<Place> places = new ArrayList<>();
    places.add(new Place(origin.source(), origin.span()));
    places.addAll(origin.includedFrom());
    return places;
  }

  /** Whether a file of that name is open. */
  boolean isReading(Source source) {
    for (ReadFrom from = this; from != null; from = from.outer) {
      for (Place place : from.places) {
        if (place.source().name().equals(source.name())) {
          return true;
        }
      }
    }
    return false;
  }

  /** An error in the script, with who includes it. */
  ScriptException error(Diagnostic inner) {
    List<Place> all = new ArrayList<>(inner.includedFrom());
    for (ReadFrom from = this; from != null; from = from.outer) {
      all.addAll(from.places);
    }
    return new ScriptException(
        new Diagnostic(inner.source(), inner.span(), inner.message(), inner.hint(), all));
  }
}
