package dev.flipscript.link;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What may stand in which place of the project of testdata/edits, and what stands there now. An
 * edit puts something else into a place, most often what was there at the start if many are edited.
 */
final class EditTable {

  private final Map<String, List<String>> places = new TreeMap<>();
  private final Map<String, String> now = new TreeMap<>();

  /** The edited places, in the order of their edits. */
  private final List<String> edited = new ArrayList<>();

  /**
   * A table in which nothing is edited.
   *
   * @param more places that depend on the machine
   */
  EditTable(Map<String, List<String>> more) throws IOException {
    for (String line : Files.readAllLines(EditedProject.FOLDER.resolve("edits.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\\|", -1);
        places.put(cells[0].strip(), Stream.of(cells).skip(1).map(String::strip).toList());
      }
    }
    places.putAll(more);
    places.forEach((place, values) -> now.put(place, values.get(0)));
  }

  /** What stands where. */
  Map<String, String> now() {
    return now;
  }

  /** What does not stand there at the start. */
  Map<String, String> edits() {
    Map<String, String> edits = new TreeMap<>();
    edited.forEach(place -> edits.put(place, now.get(place)));
    return edits;
  }

  /** Puts something else into a random place, and says which. */
  String edit(Random random) {
    List<String> all = List.copyOf(places.keySet());
    String place = all.get(random.nextInt(all.size()));
    List<String> others = new ArrayList<>(values(place));
    others.remove(now.get(place));
    put(place, others.get(random.nextInt(others.size())));
    return place;
  }

  /** Takes a random edit back; nothing if there is none. */
  String undo(Random random) {
    return edited.isEmpty() ? "nothing" : undo(edited.get(random.nextInt(edited.size())));
  }

  /** Takes the last edit back; nothing if there is none. */
  String undoLast() {
    return edited.isEmpty() ? "nothing" : undo(edited.get(edited.size() - 1));
  }

  private String undo(String place) {
    put(place, values(place).get(0));
    return place;
  }

  private List<String> values(String place) {
    return places.getOrDefault(place, List.of());
  }

  private void put(String place, String value) {
    now.put(place, value);
    edited.remove(place);
    if (!value.equals(values(place).get(0))) {
      edited.add(place);
    }
  }
}
