package dev.flipscript.script.parse;

import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Command;
import dev.flipscript.script.ast.InputItem;
import dev.flipscript.script.ast.Name;
import dev.flipscript.script.parse.generated.LinkerScriptLexer;
import dev.flipscript.script.parse.generated.LinkerScriptParser.CommandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.InputFilesContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.InputItemContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.InputListContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.InsertContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.NameCommandContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.NameListContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.NoCrossRefsContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.OutputFormatContext;
import dev.flipscript.script.parse.generated.LinkerScriptParser.RegionAliasContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the commands of the top level. */
final class CommandBuilder {
  private CommandBuilder() {}

  static Command command(CommandContext context) {
    // A statement with a separator has two children; the first is what counts.
    ParserRuleContext inner = (ParserRuleContext) context.getChild(0);
    if (context.memory() != null) {
      return AstBuilder.memory(inner, context.memory().memoryItem());
    } else if (context.sections() != null) {
      return AstBuilder.sections(context.sections());
    } else if (context.assignment() != null) {
      return AstBuilder.assignment(context.assignment());
    } else if (context.extern() != null) {
      return new Command.Extern(Nodes.span(inner), Nodes.names(context.extern().NAME()));
    } else if (context.include() != null) {
      return AstBuilder.include(context.include());
    } else if (context.assertion() != null) {
      return AstBuilder.assertion(context.assertion());
    } else if (context.entry() != null) {
      return AstBuilder.entry(context.entry());
    } else if (context.empty() != null) {
      return AstBuilder.empty(inner);
    } else if (context.phdrs() != null) {
      return AstBuilder.phdrs(context.phdrs());
    } else if (context.versionBlock() != null) {
      return AstBuilder.version(context.versionBlock());
    }
    return rarer(context, Nodes.span(inner));
  }

  private static Command rarer(CommandContext context, Span span) {
    if (context.nameCommand() != null) {
      return nameCommand(span, context.nameCommand());
    } else if (context.outputFormat() != null) {
      return outputFormat(span, context.outputFormat());
    } else if (context.inputFiles() != null) {
      return inputFiles(span, context.inputFiles());
    } else if (context.nameList() != null) {
      return nameList(span, context.nameList());
    } else if (context.noCrossRefs() != null) {
      return noCrossRefs(span, context.noCrossRefs());
    } else if (context.insert() != null) {
      return insert(span, context.insert());
    } else if (context.overwriteSections() != null) {
      return new Command.OverwriteSections(
          span, SectionsBuilder.items(context.overwriteSections().sectionsItem()));
    } else if (context.regionAlias() != null) {
      return regionAlias(span, context.regionAlias());
    }
    return flag(span, context);
  }

  private static Command nameCommand(Span span, NameCommandContext context) {
    if (context.LLD() != null) {
      return new Command.NameList(
          span, Command.NameList.Kind.OUTPUT_ARCH, Nodes.names(context.NAME()));
    }
    Command.NamedSetting.Kind kind =
        switch (Nodes.firstType(context)) {
          case LinkerScriptLexer.LD_FEATURE -> Command.NamedSetting.Kind.LD_FEATURE;
          case LinkerScriptLexer.MAP -> Command.NamedSetting.Kind.MAP;
          case LinkerScriptLexer.OUTPUT -> Command.NamedSetting.Kind.OUTPUT;
          case LinkerScriptLexer.OUTPUT_ARCH -> Command.NamedSetting.Kind.OUTPUT_ARCH;
          case LinkerScriptLexer.SEARCH_DIR -> Command.NamedSetting.Kind.SEARCH_DIR;
          case LinkerScriptLexer.STARTUP -> Command.NamedSetting.Kind.STARTUP;
          default -> Command.NamedSetting.Kind.TARGET;
        };
    return new Command.NamedSetting(span, kind, Nodes.name(context.NAME(0)));
  }

  private static Command outputFormat(Span span, OutputFormatContext context) {
    List<Name> names = Nodes.names(context.NAME());
    Optional<Command.OutputFormat.Endians> endians =
        names.size() == 1
            ? Optional.empty()
            : Optional.of(new Command.OutputFormat.Endians(names.get(1), names.get(2)));
    return new Command.OutputFormat(span, names.get(0), endians);
  }

  private static Command inputFiles(Span span, InputFilesContext context) {
    Command.InputFiles.Kind kind =
        switch (Nodes.firstType(context)) {
          case LinkerScriptLexer.GROUP -> Command.InputFiles.Kind.GROUP;
          case LinkerScriptLexer.LIB -> Command.InputFiles.Kind.LIB;
          default -> Command.InputFiles.Kind.INPUT;
        };
    return new Command.InputFiles(span, kind, inputItems(context.inputList()));
  }

  private static List<InputItem> inputItems(InputListContext context) {
    List<InputItem> items = new ArrayList<>();
    for (InputItemContext item : context.inputItem()) {
      Span span = Nodes.span(item);
      items.add(
          item.inputList() == null
              ? new InputItem.File(span, Nodes.name(item.getStart()))
              : new InputItem.AsNeeded(span, inputItems(item.inputList())));
    }
    return items;
  }

  private static Command nameList(Span span, NameListContext context) {
    return new Command.NameList(
        span,
        context.HLL() == null ? Command.NameList.Kind.SYSLIB : Command.NameList.Kind.HLL,
        Nodes.names(context.NAME()));
  }

  private static Command noCrossRefs(Span span, NoCrossRefsContext context) {
    return new Command.NoCrossRefs(
        span, context.NOCROSSREFS_TO() != null, Nodes.names(context.NAME()));
  }

  private static Command insert(Span span, InsertContext context) {
    return new Command.Insert(
        span,
        context.AFTER() == null ? Command.Insert.Position.BEFORE : Command.Insert.Position.AFTER,
        Nodes.name(context.NAME(), span));
  }

  private static Command regionAlias(Span span, RegionAliasContext context) {
    return new Command.RegionAlias(span, Nodes.name(context.NAME(0)), Nodes.name(context.NAME(1)));
  }

  private static Command flag(Span span, CommandContext context) {
    return new Command.Flag(
        span,
        switch (Nodes.firstType(context)) {
          case LinkerScriptLexer.FORCE_COMMON_ALLOCATION ->
              Command.Flag.Kind.FORCE_COMMON_ALLOCATION;
          case LinkerScriptLexer.FORCE_GROUP_ALLOCATION -> Command.Flag.Kind.FORCE_GROUP_ALLOCATION;
          case LinkerScriptLexer.INHIBIT_COMMON_ALLOCATION ->
              Command.Flag.Kind.INHIBIT_COMMON_ALLOCATION;
          case LinkerScriptLexer.FLOAT -> Command.Flag.Kind.FLOAT;
          case LinkerScriptLexer.NOFLOAT -> Command.Flag.Kind.NOFLOAT;
          default -> throw new IllegalStateException("unknown command: " + context.getText());
        });
  }
}
