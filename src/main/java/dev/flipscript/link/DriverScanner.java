package dev.flipscript.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the words of a command line of gcc or clang that are for the driver itself. */
final class DriverScanner {

  /** Options whose value is the next word. */
  private static final Set<String> VALUES =
      new HashSet<>(
          List.of(
              "-A",
              "-arch",
              "-aux-info",
              "-B",
              "-D",
              "-dumpbase",
              "-dumpbase-ext",
              "-dumpdir",
              "-F",
              "-framework",
              "-gcc-toolchain",
              "-G",
              "-I",
              "-idirafter",
              "-imacros",
              "-imultilib",
              "-include",
              "-iprefix",
              "-iquote",
              "-isysroot",
              "-isystem",
              "-iwithprefix",
              "-iwithprefixbefore",
              "-MF",
              "-mllvm",
              "-MQ",
              "-MT",
              "-mthread-model",
              "-resource-dir",
              "-specs",
              "-target",
              "-Tbss",
              "-Tdata",
              "-Ttext",
              "-Ttext-segment",
              "-u",
              "-U",
              "-working-directory",
              "-wrapper",
              "-Xlinker",
              "-x",
              "-Xarch_host",
              "-Xassembler",
              "-Xclang",
              "-Xopenmp-target",
              "-Xpreprocessor",
              "-z",
              "--config",
              "--param",
              "--specs",
              "--target"));

  /** Options that stop the driver before it links. */
  private static final Set<String> STOPS =
      new HashSet<>(
          List.of(
              "-###",
              "-c",
              "-E",
              "-fsyntax-only",
              "-M",
              "-MM",
              "-S",
              "-dumpmachine",
              "-dumpspecs",
              "-dumpversion",
              "-dumpfullversion",
              "--help",
              "--target-help",
              "--version"));

  private final Words words;
  private final int[] order;
  private final List<Option> found = new ArrayList<>();
  private int next;

  private DriverScanner(Words words, int[] order) {
    this.words = words;
    this.order = order;
  }

  static List<Option> scan(Words words, int[] order) {
    DriverScanner scanner = new DriverScanner(words, order);
    while (scanner.next < order.length) {
      scanner.scanWord();
    }
    return scanner.found;
  }

  private void scanWord() {
    int word = order[next++];
    String text = words.text(word);
    if (text.length() < 2 || text.charAt(0) != '-') {
      found.add(new Option(Kind.INPUT, text, word, word, 0));
    } else if (VALUES.contains(text)) {
      if (next++ == order.length) {
        add(Kind.NO_LINK, word, text.length());
      }
    } else if (STOPS.contains(text) || text.startsWith("-print-")) {
      add(Kind.NO_LINK, word, text.length());
    } else if (text.startsWith("--")) {
      scanLong(word, text);
    } else if (!text.startsWith("-T") || !isSectionAddress(text)) {
      scanShort(word, text);
    }
  }

  private void scanLong(int word, String text) {
    int equals = text.indexOf('=');
    Kind kind =
        switch (equals < 0 ? text : text.substring(0, equals)) {
          case "--output" -> Kind.OUTPUT;
          case "--entry" -> Kind.ENTRY;
          case "--sysroot" -> Kind.SYSROOT;
          default -> null;
        };
    if (kind == null) {
      if (text.equals("--shared")) {
        add(Kind.SHARED, word, text.length());
      }
    } else if (equals >= 0) {
      add(kind, word, equals + 1);
    } else {
      addWithNextWord(kind, word);
    }
  }

  private static boolean isSectionAddress(String text) {
    return text.startsWith("-Ttext") || text.startsWith("-Tdata") || text.startsWith("-Tbss");
  }

  private void scanShort(int word, String text) {
    Kind joined =
        switch (text.charAt(1)) {
          case 'o' -> Kind.OUTPUT;
          case 'T' -> Kind.SCRIPT;
          case 'L' -> Kind.LIBRARY_PATH;
          case 'l' -> Kind.LIBRARY;
          default -> null;
        };
    if (joined != null && text.length() > 2) {
      add(joined, word, 2);
    } else if (joined != null) {
      addWithNextWord(joined, word);
    } else if (text.equals("-e")) {
      addWithNextWord(Kind.ENTRY, word);
    } else {
      Kind flag =
          switch (text) {
            case "-r" -> Kind.RELOCATABLE;
            case "-s" -> Kind.STRIP_ALL;
            case "-shared" -> Kind.SHARED;
            case "-static" -> Kind.STATIC;
            default -> null;
          };
      if (flag != null) {
        add(flag, word, text.length());
      }
    }
  }

  private void addWithNextWord(Kind kind, int word) {
    if (next == order.length) {
      add(Kind.NO_LINK, word, words.text(word).length());
    } else {
      int value = order[next++];
      found.add(new Option(kind, words.text(value), word, value, 0));
    }
  }

  private void add(Kind kind, int word, int valueStart) {
    found.add(new Option(kind, words.text(word).substring(valueStart), word, word, valueStart));
  }
}
