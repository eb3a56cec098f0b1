package dev.flipscript.link;

/** The constants of an enum by their names. */
final class Constants {

  private Constants() {}

  /**
   * The one of that name; without the reflection of {@code valueOf}, which takes a while the first
   * time.
   *
   * @throws IllegalArgumentException if there is none
   */
  static <E extends Enum<E>> E called(E[] values, String name) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("there is no " + name);
  }
}
