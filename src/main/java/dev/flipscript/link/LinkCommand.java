package dev.flipscript.link;

import dev.flipscript.link.ScriptArgument.Role;
import dev.flipscript.link.Word.Wrapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A linker's or driver's command line, without the program. The arguments are kept as they are; an
 * edited command line differs from this one in the edited places only. Positions count words, so
 * replacing and appending leave them valid; {@link #forMeasuring} does not.
 */
public final class LinkCommand {

  private final Style style;
  private final Words words;
  private volatile @Nullable List<Option> options;
  private volatile @Nullable InputModes inputModes;

  private LinkCommand(Style style, Words words) {
    this.style = style;
    this.words = words;
  }

  /**
   * Reads a command line.
   *
   * @param arguments all arguments after the program, response files expanded, our own options
   *     taken out
   */
  public static LinkCommand parse(List<String> arguments, Style style) {
    return new LinkCommand(style, Words.of(List.copyOf(arguments), style));
  }

  /**
   * Read when they are asked for: most edited command lines are only handed on. Two threads may
   * ask, and then read the same.
   */
  private List<Option> options() {
    List<Option> known = options;
    if (known == null) {
      known = scan(words, style);
      options = known;
    }
    return known;
  }

  private static List<Option> scan(Words words, Style style) {
    boolean[] isForDriver = new boolean[words.size()];
    for (int i = 0; i < words.size(); i++) {
      isForDriver[i] = style == Style.DRIVER && words.get(i).wrapping() == Wrapping.PLAIN;
    }
    List<Option> options = new ArrayList<>();
    for (Option option : DriverScanner.scan(words, indices(isForDriver, true))) {
      if (option.kind() == Kind.INPUT || option.kind() == Kind.LIBRARY) {
        // A driver passes inputs on in their place, even between -Wl,-T and its script.
        isForDriver[option.word()] = false;
        isForDriver[option.valueWord()] = false;
      } else {
        options.add(option);
      }
    }
    boolean isMixed = !options.isEmpty();
    options.addAll(LinkerScanner.scan(words, indices(isForDriver, false)));
    if (isMixed) {
      options.sort((a, b) -> Integer.compare(a.word(), b.word()));
    }
    return options;
  }

  private static int[] indices(boolean[] isForDriver, boolean wanted) {
    int[] indices = new int[isForDriver.length];
    int count = 0;
    for (int i = 0; i < isForDriver.length; i++) {
      if (isForDriver[i] == wanted) {
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
  }

  public Style style() {
    return style;
  }

  /** The command line to hand to the linker or driver. */
  public List<String> arguments() {
    return words.arguments();
  }

  /**
   * Whether this links an image: it has inputs and neither asks for help or a version nor ends in
   * an option without its value.
   */
  public boolean isLink() {
    return last(Kind.INPUT) != null && last(Kind.NO_LINK) == null;
  }

  public boolean isRelocatable() {
    return last(Kind.RELOCATABLE) != null;
  }

  public boolean isShared() {
    return last(Kind.SHARED) != null;
  }

  /**
   * The output file as the user wrote it; {@code a.out} by default. One that a driver passes on to
   * the linker counts more than the driver's own, which gcc puts before it.
   */
  public String output() {
    Option output = last(Kind.OUTPUT);
    for (Option option : options()) {
      if (option.kind() == Kind.OUTPUT && !isForDriver(option)) {
        output = option;
      }
    }
    return output == null ? "a.out" : output.value();
  }

  /** The format asked for by {@code --oformat}. */
  public Optional<String> outputFormat() {
    return value(Kind.OUTPUT_FORMAT);
  }

  public Optional<String> emulation() {
    return value(Kind.EMULATION);
  }

  /** The folder below which absolute names are looked for. */
  Optional<String> chroot() {
    return value(Kind.CHROOT);
  }

  public Optional<String> sysroot() {
    return value(Kind.SYSROOT);
  }

  public Optional<String> entry() {
    return value(Kind.ENTRY);
  }

  /** The file of {@code -Map}. */
  public Optional<String> mapFile() {
    return value(Kind.MAP);
  }

  public Optional<String> dependencyFile() {
    return value(Kind.DEPENDENCY_FILE);
  }

  /**
   * The words that say how to link, and not what: without the inputs, the folders to search and the
   * output, which compilers name anew in every build.
   */
  List<String> manner() {
    boolean[] isOther = new boolean[words.size()];
    for (Option option : options()) {
      switch (option.kind()) {
        case INPUT, LIBRARY_PATH, OUTPUT -> {
          isOther[option.word()] = true;
          isOther[option.valueWord()] = true;
        }
        default -> {}
      }
    }
    List<String> manner = new ArrayList<>();
    for (int i = 0; i < isOther.length; i++) {
      if (!isOther[i]) {
        manner.add(words.text(i));
      }
    }
    return manner;
  }

  /** The input files as the user wrote them; libraries given by {@code -l} are not among them. */
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    for (Option option : options()) {
      if (option.kind() == Kind.INPUT) {
        inputs.add(option.value());
      }
    }
    return inputs;
  }

  /** The options that name files which the linker reads, inputs among them. */
  List<Option> files() {
    List<Option> files = new ArrayList<>();
    for (Option option : options()) {
      switch (option.kind()) {
        case SCRIPT, DEFAULT_SCRIPT, READ, INPUT -> files.add(option);
        default -> {}
      }
    }
    return files;
  }

  /** The options that ask for more than the output, in files or printed. */
  List<Option> sideOutputs() {
    List<Option> sideOutputs = new ArrayList<>();
    for (Option option : options()) {
      switch (option.kind()) {
        case MAP, DEPENDENCY_FILE, SIDE_OUTPUT -> sideOutputs.add(option);
        default -> {}
      }
    }
    return sideOutputs;
  }

  /** How large the {@link #inputs} are together, in bytes. */
  long inputBytes(Path cwd) {
    long bytes = 0;
    for (String input : inputs()) {
      bytes += InputFile.size(cwd, input);
    }
    return bytes;
  }

  /**
   * The linker scripts that count, in the order of the command line. Input files are opened to tell
   * scripts from objects.
   *
   * @param cwd what relative file names are relative to
   */
  public List<ScriptArgument> scripts(Path cwd) {
    List<ScriptArgument> scripts = new ArrayList<>();
    boolean main = last(Kind.SCRIPT) != null;
    Option lastDefault = last(Kind.DEFAULT_SCRIPT);
    boolean binary = false;
    for (Option option : options()) {
      switch (option.kind()) {
        case SCRIPT -> scripts.add(script(option, Role.MAIN));
        case DEFAULT_SCRIPT -> {
          if (!main && option.equals(lastDefault)) {
            scripts.add(script(option, Role.DEFAULT));
          }
        }
        case INPUT_FORMAT -> binary = option.value().equals("binary");
        case INPUT -> {
          if (!binary && isScript(option, cwd)) {
            scripts.add(script(option, Role.INPUT));
          }
        }
        default -> {}
      }
    }
    return scripts;
  }

  /** The libraries, any of which may be a script, in the order of the command line. */
  List<ScriptArgument> libraries() {
    List<ScriptArgument> libraries = new ArrayList<>();
    for (Option option : options()) {
      if (option.kind() == Kind.LIBRARY && !isBinary(option.word())) {
        String name = "-l" + option.value();
        libraries.add(new ScriptArgument(name, Role.LIBRARY, option.word(), false));
      }
    }
    return libraries;
  }

  /** Whether input files are no scripts at a word, whatever they hold. */
  boolean isBinary(int word) {
    return inputModes().isBinary(word);
  }

  /**
   * Whether {@code -l} means static libraries only at a word; a driver's {@code -static} is first.
   */
  boolean isStatic(int word) {
    return inputModes().isStatic(word);
  }

  /** As {@link #options}. */
  private InputModes inputModes() {
    InputModes known = inputModes;
    if (known == null) {
      boolean isStatic = false;
      for (Option option : options()) {
        isStatic |= option.kind() == Kind.STATIC && isForDriver(option);
      }
      known = InputModes.of(options(), words.size(), isStatic);
      inputModes = known;
    }
    return known;
  }

  private boolean isScript(Option input, Path cwd) {
    return !(isForDriver(input) && InputFile.isSource(input.value()))
        && InputFile.isScript(cwd, input.value());
  }

  private ScriptArgument script(Option option, Role role) {
    boolean late = role == Role.MAIN && isForDriver(option);
    return new ScriptArgument(option.value(), role, option.word(), late);
  }

  private boolean isForDriver(Option option) {
    return style == Style.DRIVER && words.get(option.word()).wrapping() == Wrapping.PLAIN;
  }

  public List<DefsymArgument> defsyms() {
    List<DefsymArgument> defsyms = new ArrayList<>();
    for (Option option : options()) {
      int equals = option.kind() == Kind.DEFSYM ? option.value().indexOf('=') : -1;
      if (equals > 0) {
        String symbol = option.value().substring(0, equals);
        String expression = option.value().substring(equals + 1);
        defsyms.add(new DefsymArgument(symbol, expression, option.word()));
      }
    }
    return defsyms;
  }

  /** The folders given by {@code -L}, in order. */
  List<SearchFolder> searchFolders() {
    List<SearchFolder> folders = new ArrayList<>();
    for (Option option : options()) {
      if (option.kind() == Kind.LIBRARY_PATH) {
        folders.add(new SearchFolder(option.value(), option.word(), isForDriver(option)));
      }
    }
    return folders;
  }

  /** Whether only folders of the command line are searched ({@code -nostdlib} for a linker). */
  boolean isWithoutDefaultPath() {
    return last(Kind.NO_DEFAULT_PATH) != null;
  }

  /**
   * The same link into another file, whichever {@code -o} counts. A driver gets one of its own,
   * since clang's default would count more than one that is passed on to the linker.
   */
  public LinkCommand withOutput(Path output) {
    return withOutput(output, List.of());
  }

  private LinkCommand withOutput(Path output, List<String> linkerArguments) {
    Map<Integer, String> values = new HashMap<>();
    boolean found = false;
    for (Option option : options()) {
      if (option.kind() == Kind.OUTPUT) {
        values.put(option.word(), output.toString());
        found |= style == Style.LINKER || isForDriver(option);
      }
    }
    LinkCommand replaced = withValues(values).withExtra(linkerArguments);
    return found ? replaced : replaced.with(List.of("-o", output.toString()));
  }

  /**
   * The same link with other files in the place of some of its {@link #scripts} and {@link
   * #libraries}. If one of the latter is two words, positions behind it no longer count.
   */
  public LinkCommand withScripts(Map<ScriptArgument, Path> replacements) {
    Map<Integer, String> values = new HashMap<>();
    replacements.forEach((script, file) -> values.put(script.position(), file.toString()));
    return withValues(values);
  }

  /**
   * The same link with other definitions in the place of some of its {@link #defsyms}.
   *
   * @param replacements {@code symbol=expression}
   */
  LinkCommand withDefsyms(Map<DefsymArgument, String> replacements) {
    Map<Integer, String> values = new HashMap<>();
    replacements.forEach((defsym, text) -> values.put(defsym.position(), text));
    return withValues(values);
  }

  /**
   * The same link with other values of some options.
   *
   * @param values by the position of the option's first word
   */
  LinkCommand withValues(Map<Integer, String> values) {
    if (values.isEmpty()) {
      return this;
    }
    Words.Edit edit = words.edit();
    boolean isSame = true;
    List<Option> replaced = new ArrayList<>(options());
    for (int i = 0; i < replaced.size(); i++) {
      Option option = replaced.get(i);
      String value = values.get(option.word());
      if (value != null && option.kind() == Kind.LIBRARY) {
        replaceLibrary(edit, option, value);
        isSame = false;
      } else if (value != null) {
        replaceValue(edit, option, value);
        replaced.set(i, option.with(value));
      }
    }
    LinkCommand command = parse(edit.arguments(), style);
    if (isSame) {
      command.options = replaced;
    }
    return command;
  }

  /** By a file, which a driver is not to compile if its name is that of a source. */
  private void replaceLibrary(Words.Edit edit, Option option, String file) {
    boolean isCompiled = isForDriver(option) && InputFile.isSource(file);
    if (option.valueWord() != option.word()) {
      edit.remove(option.word());
    }
    edit.replace(option.valueWord(), isCompiled ? "-Wl," + file : file);
  }

  private void replaceValue(Words.Edit edit, Option option, String value) {
    String before = words.text(option.valueWord()).substring(0, option.valueStart());
    edit.replace(option.valueWord(), before + value);
  }

  /** The same link with linker arguments added behind all other options. */
  public LinkCommand withExtra(List<String> linkerArguments) {
    if (linkerArguments.isEmpty()) {
      return this;
    }
    if (style == Style.LINKER) {
      return with(linkerArguments);
    }
    List<String> wrapped = new ArrayList<>();
    Words.wrap(linkerArguments, wrapped);
    return with(wrapped);
  }

  private LinkCommand with(List<String> extra) {
    List<String> all = new ArrayList<>(arguments());
    // Most have none, which need not be read for that.
    Option end = words.has(LinkerScanner.END) ? last(Kind.END_OF_OPTIONS) : null;
    all.addAll(end == null ? all.size() : words.get(end.word()).argument(), extra);
    return parse(all, style);
  }

  /**
   * The same layout into another file, and nothing else: no map, no dependency file, nothing
   * printed, ELF whatever {@code --oformat} says, without debug information but with symbols. The
   * build id stays, since it is an allocated section.
   *
   * @param linkerArguments what else to tell the linker
   */
  LinkCommand forMeasuring(Path output, List<String> linkerArguments) {
    Words.Edit edit = words.edit();
    boolean changes = false;
    for (Option option : options()) {
      switch (option.kind()) {
        case OUTPUT_FORMAT, STRIP_ALL, MAP, DEPENDENCY_FILE, SIDE_OUTPUT -> {
          edit.remove(option.word());
          edit.remove(option.valueWord());
          changes = true;
        }
        default -> {}
      }
    }
    LinkCommand quiet = changes ? parse(edit.arguments(), style) : this;
    List<String> extra = new ArrayList<>(linkerArguments);
    if (last(Kind.STRIP_DEBUG) == null) {
      extra.add("--strip-debug");
    }
    return quiet.withOutput(output, extra);
  }

  private @Nullable Option last(Kind kind) {
    for (int i = options().size() - 1; i >= 0; i--) {
      if (options().get(i).kind() == kind) {
        return options().get(i);
      }
    }
    return null;
  }

  private Optional<String> value(Kind kind) {
    Option option = last(kind);
    return option == null ? Optional.empty() : Optional.of(option.value());
  }
}
