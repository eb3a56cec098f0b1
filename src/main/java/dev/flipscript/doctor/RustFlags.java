package dev.flipscript.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags of rustc that reach the linker.
 *
 * @param linker the last {@code -C linker=}, which is the one that counts
 * @param arguments what {@code -C link-arg=} and {@code -C link-args=} hand to the linker
 * @param folders what {@code -L} names
 */
record RustFlags(Optional<Setting> linker, List<Setting> arguments, List<Setting> folders) {

  static RustFlags of(List<Setting> words) {
    Optional<Setting> linker = Optional.empty();
    List<Setting> arguments = new ArrayList<>();
    List<Setting> folders = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Setting word = words.get(i);
      String text = word.value();
      boolean alone = text.equals("-C") || text.equals("--codegen") || text.equals("-L");
      String value =
          alone
              ? (++i < words.size() ? words.get(i).value() : "")
              : text.startsWith("--codegen=")
                  ? text.substring(10)
                  : text.substring(Math.min(2, text.length()));
      if (text.startsWith("-L")) {
        folders.add(with(word, value.substring(value.indexOf('=') + 1)));
      } else if (text.startsWith("-C") || text.startsWith("--codegen")) {
        if (value.startsWith("linker=")) {
          linker = Optional.of(with(word, value.substring("linker=".length())));
        } else if (value.startsWith("link-arg=")) {
          arguments.add(with(word, value.substring("link-arg=".length())));
        } else if (value.startsWith("link-args=")) {
          for (String each : value.substring("link-args=".length()).strip().split("\\s+", -1)) {
            arguments.add(with(word, each));
          }
        }
      }
    }
    return new RustFlags(linker, arguments, folders);
  }

  private static Setting with(Setting setting, String value) {
    return new Setting(value, setting.place(), setting.base());
  }

  boolean reachLinker() {
    return linker.isPresent() || !arguments.isEmpty();
  }
}
