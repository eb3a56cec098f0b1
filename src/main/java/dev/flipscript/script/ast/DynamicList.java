package dev.flipscript.script.ast;

import dev.flipscript.script.Span;
import java.util.List;

/** A file for {@code --dynamic-list}. */
public record DynamicList(Span span, List<Block> blocks) implements Script {

  /** {@code { pattern; ... };}. */
  public record Block(Span span, List<VersionPattern> patterns) implements Node {
    public Block {
      patterns = List.copyOf(patterns);
    }

    @Override
    public List<VersionPattern> children() {
      return patterns;
    }
  }

  public DynamicList {
    blocks = List.copyOf(blocks);
  }

  @Override
  public List<Block> children() {
    return blocks;
  }
}
