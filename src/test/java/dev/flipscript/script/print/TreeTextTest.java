package dev.flipscript.script.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.script.Dialect;
import dev.flipscript.script.LinkerScript;
import dev.flipscript.script.Source;
import org.junit.jupiter.api.Test;

class TreeTextTest {

  @Test
  void showsEveryFieldAndPlace() {
    assertThat(
            text(
                """
                "a b" = 4K;
                SECTIONS {
                  .t : { KEEP(*(.x)) }
                }
                """))
        .isEqualTo(
            """
            CommandFile context=SCRIPT 1:1-5:1
              items: Assignment kind=PLAIN operator=SET 1:1-1:11
                symbol: Name "a b" quoted=true 1:1-1:6
                value: Expression.Literal spelling="4K" 1:9-1:11
              items: Sections 2:1-4:2
                items: OutputSection alignWithInput=false 3:3-3:23
                  name: Name .t 3:3-3:5
                  header: SectionHeader 3:6-3:7
                  statements: InputSections keep=true 3:10-3:21
                    file: SectionPattern 3:15-3:16
                      pattern: Name * 3:15-3:16
                    sections: SectionPattern 3:17-3:19
                      pattern: Name .x 3:17-3:19
                  tail: SectionTail 3:23-3:23
            """);
  }

  @Test
  void escapesWhatIsNotPrintableAscii() {
    assertThat(text("\"caf\u00c3\u00a9\n\" = 1;"))
        .contains("symbol: Name \"caf\\u00c3\\u00a9\\u000a\" quoted=true 1:1-2:2\n");
  }

  private static String text(String script) {
    Source source = Source.of("test.ld", script);
    return TreeText.print(source, LinkerScript.parse(source, Dialect.GNU).file());
  }
}
