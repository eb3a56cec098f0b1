package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import dev.flipscript.script.Span;
import dev.flipscript.script.ast.Name;
import org.junit.jupiter.api.Test;

class TreeJsonTest {

  @Test
  void showsEveryFieldAndPlace() {
    Source source = Source.of("test.ld", "\nOUTPUT_FORMAT(elf32-littlearm)");
    assertThat(TreeJson.print(source, LinkerScript.parse(source, Dialect.GNU).file()))
        .isEqualTo(
            """
             {"node":"CommandFile","span":[0,31],"line":1,"column":1,"context":"SCRIPT","items":[
             {"node":"Command.OutputFormat","span":[1,31],"line":2,"column":1,"format":
             {"node":"Name","span":[15,30],"line":2,"column":15,"text":"elf32-littlearm",
             "quoted":false},"endians":null}]}
             """
                .replace("\n", ""));
  }

  @Test
  void escapesEveryByteThatJsonCannotHold() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      all.append(c);
    }
    Name name = new Name(Span.NONE, all.toString(), true);
    String json = TreeJson.print(Source.of("test.ld", ""), name);
    assertThat(json).matches("[ -~]*").contains("\\u0000\\u0001").contains("\\u00ff");
    assertThat(json).contains(" !\\\"#$").contains("[\\\\]").contains("~\\u007f");
  }
}
