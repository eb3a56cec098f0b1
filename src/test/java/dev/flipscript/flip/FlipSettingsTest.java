package dev.flipscript.flip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flipscript.elf.Core;
import dev.flipscript.elf.Machine;
import dev.flipscript.flip.meaning.Role;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a link knows its settings by their texts: none may be left out. */
class FlipSettingsTest {

  static Stream<String> components() {
    return Arrays.stream(FlipSettings.class.getRecordComponents()).map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("components")
  void textsTellEverySettingApart(String changed) throws ReflectiveOperationException {
    RecordComponent[] components = FlipSettings.class.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object none = components[i].getAccessor().invoke(FlipSettings.DEFAULT);
      values[i] = components[i].getName().equals(changed) ? other(none) : none;
    }
    FlipSettings other = FlipSettings.class.getDeclaredConstructor(types).newInstance(values);
    assertThat(other).isNotEqualTo(FlipSettings.DEFAULT);
    assertThat(other.texts()).isNotEqualTo(FlipSettings.DEFAULT.texts());
  }

  @Test
  void leastStackIsWhatIsAskedForOrTwoExceptions() {
    Core small = new Core(Machine.ARM, 4, true);
    Core large = new Core(Machine.ARM, 4, true, true);
    assertThat(FlipSettings.DEFAULT.leastStack(small)).isEqualTo(64);
    assertThat(FlipSettings.DEFAULT.leastStack(large)).isEqualTo(208);
    assertThat(FlipSettings.DEFAULT.leastStack(Core.UNKNOWN)).isEqualTo(64);
    assertThat(FlipSettings.DEFAULT.withMinStack(8).leastStack(large)).isEqualTo(8);
    assertThat(FlipSettings.DEFAULT.withMinStack(4096).leastStack(small)).isEqualTo(4096);
  }

  private static Object other(Object value) {
    if (value instanceof Optional<?>) {
      return Optional.of("other");
    } else if (value instanceof Long number) {
      return number + 77;
    } else if (value instanceof List<?>) {
      return List.of("other");
    } else if (value instanceof Map<?, ?>) {
      return Map.of("other", Role.MEMORY);
    }
    return FlipSettings.Floor.ALLOW;
  }
}
