package dev.flipscript.link;

/**
 * A folder given by {@code -L}.
 *
 * @param name the folder as the user wrote it, with a possible {@code =} for the sysroot
 * @param position where it stands among the words of the command line
 * @param early whether the driver moves it before all other arguments
 */
record SearchFolder(String name, int position, boolean early) {}
