package dev.flipscript.script.print;

import static dev.flipscript.script.print.LexicalState.EXPRESSION;
import static dev.flipscript.script.print.LexicalState.INPUT_LIST;
import static dev.flipscript.script.print.LexicalState.SCRIPT;
import static dev.flipscript.script.print.LexicalState.VERSION_NODE;
import static dev.flipscript.script.print.LexicalState.VERSION_TAG;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Assignment;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.CommandFile;
import dev.flipscript.script.ast.Defsym;
import dev.flipscript.script.ast.DynamicList;
import dev.flipscript.script.ast.Empty;
import dev.flipscript.script.ast.Entry;
import dev.flipscript.script.ast.Expression;
import dev.flipscript.script.ast.Include;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Memory;
import dev.flipscript.script.ast.MemoryItem;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.ast.Node;
import dev.flipscript.script.ast.Phdrs;
import dev.flipscript.script.ast.Region;
import dev.flipscript.script.ast.SectionOrdering;
import dev.flipscript.script.ast.SectionOrderingItem;
import dev.flipscript.script.ast.VersionCommand;
import dev.flipscript.script.ast.VersionNode;
import dev.flipscript.script.ast.VersionPattern;
import dev.flipscript.script.ast.VersionScript;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random trees of whole files. The same seed makes the same tree. */
final class RandomScripts {

  private final Random random;
  private final boolean lld;
  private final RandomNames names;
  private final RandomExpressions expressions;
  private final RandomStatements statements;
  private final RandomSections sections;

  /** A generator of what a dialect knows. */
  RandomScripts(long seed, Dialect dialect) {
    boolean lld = dialect == Dialect.LLD;
    this.random = new Random(seed);
    this.lld = lld;
    this.names = new RandomNames(random, lld);
    this.expressions = new RandomExpressions(random, lld, names);
    this.statements = new RandomStatements(random, lld, names, expressions);
    this.sections = new RandomSections(random, lld, names, expressions, statements);
  }

  CommandFile commandFile(CommandFile.Context context) {
    List<Node> items =
        switch (context) {
          case SCRIPT -> statements.list(0, 6, this::command);
          case SECTIONS -> statements.list(0, 4, sections::item);
          case OUTPUT_SECTION -> statements.list(0, 5, statements::statement);
          case MEMORY -> statements.list(0, 4, this::memoryItem);
        };
    return new CommandFile(Span.NONE, context, items);
  }

  private Command command() {
    return lld && random.nextInt(3) == 0 ? lldCommand() : gnuCommand();
  }

  private Command lldCommand() {
    return switch (random.nextInt(3)) {
      case 0 -> new Command.OverwriteSections(Span.NONE, sections.sections().items());
      case 1 ->
          new Command.NameList(
              Span.NONE,
              Command.NameList.Kind.OUTPUT_ARCH,
              random.nextBoolean() ? List.of() : statements.list(2, 3, this::name));
      default -> new VersionCommand(Span.NONE, statements.list(0, 2, this::versionNode));
    };
  }

  /** What the two know, of which GNU ld knows more. */
  private Command gnuCommand() {
    return switch (random.nextInt(lld ? 14 : 18)) {
      case 0 -> new Memory(Span.NONE, statements.list(0, 4, this::memoryItem));
      case 1, 2 -> sections.sections();
      case 3 -> statements.assignment(SCRIPT);
      case 4 -> new Entry(Span.NONE, name());
      case 5 -> new Phdrs(Span.NONE, statements.list(0, 3, this::segment));
      case 6 ->
          new Command.Extern(
              Span.NONE,
              statements.list(lld ? 0 : 1, 3, () -> names.name(lld ? SCRIPT : EXPRESSION)));
      case 7 -> new Command.RegionAlias(Span.NONE, name(), name());
      case 8 -> statements.assertion();
      case 9 -> new Include(Span.NONE, name());
      case 10 ->
          new Command.InputFiles(
              Span.NONE,
              lld
                  ? Command.InputFiles.Kind.GROUP
                  : statements.pick(Command.InputFiles.Kind.values()),
              inputs(lld ? 1 : 2));
      case 11 ->
          new Command.Insert(Span.NONE, statements.pick(Command.Insert.Position.values()), name());
      case 12 ->
          new Command.NoCrossRefs(
              Span.NONE, random.nextBoolean(), statements.list(0, 3, this::name));
      case 13 ->
          new Command.OutputFormat(
              Span.NONE,
              name(),
              statements.maybe(() -> new Command.OutputFormat.Endians(name(), name())));
      case 14 ->
          new Command.NamedSetting(
              Span.NONE, statements.pick(Command.NamedSetting.Kind.values()), name());
      case 15 -> new Command.Flag(Span.NONE, statements.pick(Command.Flag.Kind.values()));
      case 16 ->
          new Command.NameList(
              Span.NONE,
              random.nextBoolean() ? Command.NameList.Kind.HLL : Command.NameList.Kind.SYSLIB,
              statements.list(0, 3, this::name));
      default ->
          random.nextBoolean()
              ? new Empty(Span.NONE)
              : new VersionCommand(Span.NONE, versionNodes());
    };
  }

  private Name name() {
    return names.name(SCRIPT);
  }

  private MemoryItem memoryItem() {
    if (random.nextInt(5) == 0) {
      return new Include(Span.NONE, name());
    }
    List<Region.Attributes> attributes =
        random.nextBoolean()
            ? List.of()
            : statements.list(
                1,
                lld ? 1 : 3,
                () -> new Region.Attributes(Span.NONE, random.nextBoolean(), Name.of("rwx")));
    return new Region(
        Span.NONE, regionName(), attributes, expressions.expression(2), expressions.expression(2));
  }

  /** To lld a name that begins like an operator continues the length of the region before. */
  private Name regionName() {
    Name name = name();
    return lld && !name.quoted() && LldNames.isOperator(name.text()) ? regionName() : name;
  }

  private Phdrs.Segment segment() {
    return new Phdrs.Segment(
        Span.NONE,
        name(),
        random.nextBoolean()
            ? new Expression.Symbol(Span.NONE, Name.of("PT_LOAD"))
            : expressions.expression(1),
        statements.list(
            0,
            3,
            () ->
                random.nextInt(3) == 0
                    ? new Phdrs.Qualifier(
                        Span.NONE, Name.of("AT"), Optional.of(expressions.expression(2)))
                    : new Phdrs.Qualifier(
                        Span.NONE,
                        names.name(EXPRESSION),
                        statements.maybe(() -> expressions.expression(2)))));
  }

  private List<InputItem> inputs(int depth) {
    return statements.list(
        lld ? 0 : 1,
        3,
        () ->
            depth > 0 && random.nextInt(4) == 0
                ? new InputItem.AsNeeded(Span.NONE, inputs(depth - 1))
                : new InputItem.File(Span.NONE, names.name(INPUT_LIST)));
  }

  VersionScript versionScript() {
    return new VersionScript(Span.NONE, versionNodes());
  }

  private List<VersionNode> versionNodes() {
    return statements.list(1, 3, this::versionNode);
  }

  private VersionNode versionNode() {
    Optional<Name> tag = statements.maybe(() -> names.name(VERSION_TAG));
    boolean labelled = random.nextBoolean();
    List<VersionPattern> global =
        labelled || random.nextBoolean() ? patterns(lld ? 1 : 2) : List.of();
    return new VersionNode(
        Span.NONE,
        tag,
        labelled,
        global,
        lld || labelled || global.isEmpty()
            ? statements.maybe(() -> patterns(1))
            : Optional.empty(),
        tag.isEmpty() || random.nextBoolean()
            ? List.of()
            : statements.list(1, lld ? 1 : 2, () -> names.name(VERSION_TAG)));
  }

  private List<VersionPattern> patterns(int depth) {
    return statements.list(
        lld ? 0 : 1,
        3,
        () ->
            depth > 0 && random.nextInt(4) == 0
                ? new VersionPattern.Extern(
                    Span.NONE,
                    new Name(Span.NONE, random.nextBoolean() ? "C++" : "Java", true),
                    patterns(depth - 1))
                : new VersionPattern.Symbols(Span.NONE, names.name(VERSION_NODE)));
  }

  DynamicList dynamicList() {
    return new DynamicList(
        Span.NONE,
        statements.list(1, 3, () -> new DynamicList.Block(Span.NONE, patterns(lld ? 1 : 2))));
  }

  Defsym defsym() {
    Assignment assignment = statements.assignment(EXPRESSION);
    return lld && assignment.kind() != Assignment.Kind.PLAIN
        ? defsym() // lld knows no other
        : new Defsym(Span.NONE, assignment);
  }

  SectionOrdering sectionOrdering() {
    return new SectionOrdering(Span.NONE, statements.list(0, 3, this::orderingItem));
  }

  private SectionOrderingItem orderingItem() {
    return switch (random.nextInt(5)) {
      case 0 -> statements.assertion();
      case 1 -> statements.assignment(SCRIPT);
      case 2 -> new Entry(Span.NONE, name());
      default -> new SectionOrdering.Block(Span.NONE, name(), statements.list());
    };
  }
}
