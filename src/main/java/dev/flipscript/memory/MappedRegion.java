package dev.flipscript.memory;

import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.ast.Region;

/**
 * A region of MEMORY and what its expressions come to.
 *
 * @param node the declaration that counts: where GNU ld finds two, the last
 * @param script the script that the declaration stands in
 */
public record MappedRegion(
    String name, Region node, LinkerScript script, Value originValue, Value lengthValue) {

  /** Whether both its origin and its length are numbers. */
  public boolean isKnown() {
    return originValue instanceof Value.Known && lengthValue instanceof Value.Known;
  }

  /**
   * The first address.
   *
   * @throws IllegalStateException unless it is known
   */
  public long origin() {
    return bits(originValue);
  }

  /**
   * The size in bytes.
   *
   * @throws IllegalStateException unless it is known
   */
  public long length() {
    return bits(lengthValue);
  }

  /** The address after the last; 0 for a region that ends at 2^64. */
  public long end() {
    return origin() + length();
  }

  /** Whether it is known and holds the address. */
  public boolean contains(long address) {
    return isKnown() && Long.compareUnsigned(address - origin(), length()) < 0;
  }

  /** The attributes as written between the parentheses; empty without them. */
  public String attributes() {
    StringBuilder out = new StringBuilder();
    for (Region.Attributes word : node.attributes()) {
      out.append(out.isEmpty() ? "" : " ");
      out.append(word.inverted() ? "!" : "").append(word.letters().text());
    }
    return out.toString();
  }

  private long bits(Value value) {
    if (value instanceof Value.Known known) {
      return known.bits();
    }
    throw new IllegalStateException("region " + name + " is not known");
  }
}
