package dev.flipscript.link;

import dev.flipscript.flip.FlipSettings;
import dev.flipscript.flip.FlipSettings.Floor;
import dev.flipscript.flip.meaning.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The values given for our options, and what they mean. */
final class FlipValues {

  /** A value and where it was given: an option or an environment variable. */
  private record Given(String origin, String value) {
    LinkException not(String what, FlipOption option) {
      return LinkException.usage(
          origin + "=" + value + " is not " + what, "write " + option.usage());
    }
  }

  private final Map<FlipOption, List<Given>> given = new HashMap<>();

  void add(FlipOption option, String origin, String value) {
    List<Given> all = given.get(option);
    if (all == null || !option.isRepeatable()) {
      all = new ArrayList<>();
      given.put(option, all);
    }
    all.add(new Given(origin, value));
  }

  /** Adds what the environment says of options that have no value yet; lists are by commas. */
  void addAll(Map<String, String> environment) {
    for (FlipOption option : FlipOption.values()) {
      String value = environment.get(option.variable());
      if (value == null || value.isEmpty() || given.containsKey(option)) {
        continue;
      }
      if (!option.isRepeatable()) {
        add(option, option.variable(), value);
        continue;
      }
      int from = 0;
      while (from <= value.length()) {
        int comma = value.indexOf(',', from);
        int end = comma < 0 ? value.length() : comma;
        if (end > from) {
          add(option, option.variable(), value.substring(from, end));
        }
        from = end + 1;
      }
    }
  }

  FlipSettings settings() {
    FlipSettings none = FlipSettings.DEFAULT;
    return new FlipSettings(
        text(FlipOption.REGION),
        text(FlipOption.STACK_SYMBOL),
        size(FlipOption.MIN_STACK, none.minStack()),
        size(FlipOption.HEAP, none.heap()),
        floor(none.floor()),
        texts(FlipOption.PIN),
        texts(FlipOption.FOLLOW),
        roles(),
        alignment(none.alignment()));
  }

  private long alignment(long none) {
    long size = size(FlipOption.ALIGN, none);
    Given last = last(FlipOption.ALIGN);
    if (last != null && Long.bitCount(size) != 1) {
      throw last.not("a power of two", FlipOption.ALIGN);
    }
    return size;
  }

  private Map<String, Role> roles() {
    Map<String, Role> roles = new HashMap<>();
    for (Given each : all(FlipOption.ROLE)) {
      int colon = each.value().lastIndexOf(':');
      Optional<Role> role =
          colon <= 0 ? Optional.empty() : Role.of(each.value().substring(colon + 1));
      if (role.isEmpty()) {
        throw each.not("a symbol and its role, which is one of " + Role.labels(), FlipOption.ROLE);
      }
      roles.put(each.value().substring(0, colon), role.get());
    }
    return roles;
  }

  Optional<String> text(FlipOption option) {
    Given last = last(option);
    return last == null ? Optional.empty() : Optional.of(last.value());
  }

  List<String> reports() {
    for (Given report : all(FlipOption.REPORT)) {
      String file = report.value();
      if (!file.endsWith(".txt")
          && !file.endsWith(".json")
          && !file.endsWith(".svg")
          && !file.endsWith(".html")) {
        throw report.not("a report", FlipOption.REPORT);
      }
    }
    return texts(FlipOption.REPORT);
  }

  private List<String> texts(FlipOption option) {
    List<String> texts = new ArrayList<>();
    for (Given each : all(option)) {
      texts.add(each.value());
    }
    return texts;
  }

  private long size(FlipOption option, long none) {
    Given last = last(option);
    if (last == null) {
      return none;
    }
    OptionalLong size = ByteSize.parse(last.value());
    if (size.isEmpty()) {
      throw last.not("a size such as 2048, 4K or 0x1000", option);
    }
    return size.getAsLong();
  }

  private Floor floor(Floor none) {
    Given last = last(FlipOption.FLOOR);
    if (last == null) {
      return none;
    }
    return switch (last.value()) {
      case "deny" -> Floor.DENY;
      case "warn" -> Floor.WARN;
      case "allow" -> Floor.ALLOW;
      default -> throw last.not("a way to treat the floor", FlipOption.FLOOR);
    };
  }

  private List<Given> all(FlipOption option) {
    List<Given> all = given.get(option);
    return all == null ? List.of() : all;
  }

  private @Nullable Given last(FlipOption option) {
    List<Given> all = all(option);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }
}
