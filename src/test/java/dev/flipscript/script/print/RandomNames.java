package dev.flipscript.script.print;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names that the lexer takes bare, or only in quotes, in each of its states. */
final class RandomNames {

  private static final List<String> PLAIN =
      List.of("RAM", ".text", "_start", "foo", "a_b", ".data.rel.ro", "__bss_start__", "x1");
  private static final List<String> ODD =
      List.of("a$b", "\\x", "global", "CLASS", "a.b.c", "$", "_");
  private static final List<String> QUOTED =
      List.of(
          "",
          "a b",
          "x;y",
          "two\nlines",
          "0x10",
          "caf\u00c3\u00a9",
          "/*x*/",
          "l",
          "SECTIONS",
          "ALIGN",
          "a-b",
          "*",
          ".text",
          "beach",
          "}");

  private final Random random;
  // Whether they are names to lld, not to GNU ld.
  private final boolean lld;

  RandomNames(Random random, boolean lld) {
    this.random = random;
    this.lld = lld;
  }

  Name name(LexicalState state) {
    if ((lld || state.hasQuotes()) && random.nextInt(6) == 0) {
      return quoted();
    }
    List<String> texts = new ArrayList<>(PLAIN);
    if (random.nextInt(3) == 0) {
      texts.clear();
      if (lld) {
        return new Name(Span.NONE, pick(lld(state)), false);
      }
      texts.addAll(state == LexicalState.VERSION_TAG ? List.of("$V", "V.2") : ODD);
      texts.addAll(special(state));
    }
    return new Name(Span.NONE, pick(texts), false);
  }

  Name quoted() {
    return new Name(Span.NONE, pick(QUOTED), true);
  }

  /** A message or a text, which is nearly always in quotes. */
  Name text() {
    return new Name(Span.NONE, pick(List.of("too large", "it's full", "x")), true);
  }

  Name pattern() {
    return name(LexicalState.WILD);
  }

  private static List<String> special(LexicalState state) {
    return switch (state) {
      case SCRIPT ->
          List.of(
              "a-b",
              "x+1",
              "x,y",
              "a:b",
              "/DISCARD/",
              "/lib/x.o",
              "~t",
              "a=b",
              "COPY",
              "INFO",
              "NOLOAD",
              "KEEP",
              "BYTE",
              "add",
              "INFO-x",
              "beach",
              "fx",
              "dir/[x]",
              "ALIGN-x",
              "o-o",
              "/");
      case EXPRESSION ->
          List.of(
              "a/b",
              "a~b",
              "o",
              "l",
              "org",
              "SECTIONS",
              "ENTRY",
              "/DISCARD/",
              "FILL",
              "QUAD",
              "add",
              "dead");
      case WILD ->
          List.of(
              "*",
              "*.o",
              ".text.*",
              "?",
              "[a-z]*",
              "4x",
              "a,b",
              ".x,",
              "^",
              "!x",
              ":",
              "-",
              "+x",
              "=x",
              "SECTIONS",
              "o",
              "12",
              "a:b",
              "~",
              "/",
              ",",
              "LENGTH",
              "beach",
              "/DISCARD/");
      case INPUT_LIST -> List.of("-lc", "-l:x.a", "=/lib/x.o", "=x", "a,b", "dir/a.o", "o", "a-b");
      case VERSION_NODE ->
          List.of("*", "f?o", "std::*", "[a-z]*", "-x", "!x", "^y", "local", "extern", "a::1::b*");
      case VERSION_TAG -> List.of();
      case MRI -> List.of("a-b", "a:b", "a[0]", "/lib/x.o", "~x", "x+1", "o", "SECTIONS");
    };
  }

  private static List<String> lld(LexicalState state) {
    return switch (state) {
      case EXPRESSION -> List.of("o", "len", "SECTIONS", "$x", "FILL", "COMMON", "add", "a.b");
      case WILD ->
          List.of("*", "*.o", "[a-z]*", "4x", "^", "!x", "-", "+x", "a:b", "/", "LENGTH", ":", "<");
      case INPUT_LIST -> List.of("-lc", "-l:x.a", "=/lib/x.o", "a-b", "dir/a.o", "l", ",", ";");
      case VERSION_NODE -> List.of("*", "std::*", "[a-z]*", "-x", "4", "local", "a::1::b*", "~a");
      case VERSION_TAG -> List.of("$V", "V-2", "1.2", "~");
      default ->
          List.of(
              "a-b",
              "a:b",
              "/DISCARD/",
              "~t",
              "o",
              "l",
              "MAX",
              "LENGTH",
              "4x",
              "*",
              "[a-z]*",
              "^",
              "!x",
              "-",
              "a=b",
              "COPY",
              "KEEP",
              "/",
              "<",
              "&");
    };
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
