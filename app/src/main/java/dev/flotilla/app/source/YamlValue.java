package dev.flotilla.app.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as a form shows it: texts alone, whether they look like numbers or not. */
public sealed interface YamlValue {
    record Text(String text) implements YamlValue {}

    record Items(List<String> items) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** In the order of the file. */
    record Pairs(Map<String, String> pairs) implements YamlValue {
        public Pairs {
            pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        }
    }

    /** Nothing stands there. */
    record None() implements YamlValue {}

    /** Something that a form does not show: deeper, shared by an alias, or a text over lines. */
    record Other() implements YamlValue {}
}
