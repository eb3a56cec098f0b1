package dev.flipscript.link;

import dev.flipscript.script.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which a linker looks for what INPUT, GROUP and {@code -l} name: those of {@code
 * -L} and of SEARCH_DIR. lld knows all of the former from the start and adds the latter as it reads
 * them. GNU ld looks when it has read the whole command line, and keeps the order in which they
 * stand there.
 */
final class SearchedFolders {

  private record Directives(int position, List<String> folders) {}

  private final LinkCommand command;
  private final boolean isGnu;
  private final List<SearchFolder> given;
  private final List<Directives> directives = new ArrayList<>();
  private @Nullable List<String> order;

  SearchedFolders(LinkCommand command, RealLinker linker) {
    this.command = command;
    this.isGnu = linker.dialect() == Dialect.GNU;
    this.given = command.searchFolders();
  }

  /**
   * Adds those that a script names by SEARCH_DIR.
   *
   * @param root the script of the command line by which it comes in
   * @param isInput whether that is by INPUT or GROUP
   */
  void add(String text, ScriptArgument root, boolean isInput) {
    List<String> folders = new ArrayList<>();
    if (!command.isWithoutDefaultPath()) {
      SearchDirectives.addTo(folders, text);
    }
    if (!folders.isEmpty()) {
      order = null;
      boolean isInPlace =
          isGnu && !isInput && !root.late() && root.role() == ScriptArgument.Role.MAIN;
      directives.add(new Directives(isInPlace ? root.position() : Integer.MAX_VALUE, folders));
    }
  }

  /** In the order of the search; a driver's own folders are not among them. */
  List<String> inOrder() {
    List<String> known = order;
    if (known == null) {
      known = order();
      order = known;
    }
    return known;
  }

  private List<String> order() {
    List<String> folders = new ArrayList<>();
    for (SearchFolder folder : given) {
      if (folder.early()) {
        folders.add(folder.name());
      }
    }
    int next = 0;
    for (SearchFolder folder : given) {
      while (next < directives.size() && directives.get(next).position() < folder.position()) {
        folders.addAll(directives.get(next++).folders());
      }
      if (!folder.early()) {
        folders.add(folder.name());
      }
    }
    while (next < directives.size()) {
      folders.addAll(directives.get(next++).folders());
    }
    return folders;
  }
}
