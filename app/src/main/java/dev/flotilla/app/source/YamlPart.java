package dev.flotilla.app.source;

import java.util.List;
import java.util.Optional;

/**
 * Where a value of a YAML text stands.
 *
 * <p>Offsets are in characters of the text.
 */
sealed interface YamlPart {
    int start();

    /** Behind its last character. */
    int end();

    /** Whether an alias may name it, or it is one: then its text means more than this one place. */
    boolean shared();

    /**
     * @param block whether it is a text over lines, as after {@code |}
     * @param quote {@code "}, {@code '}, or a blank for a plain one
     */
    record Scalar(int start, int end, boolean shared, String value, char quote, boolean block) implements YamlPart {}

    record Row(int start, int end, boolean shared, boolean flow, List<YamlPart> items) implements YamlPart {
        public Row {
            items = List.copyOf(items);
        }
    }

    record Table(int start, int end, boolean shared, boolean flow, List<Entry> entries) implements YamlPart {
        public Table {
            entries = List.copyOf(entries);
        }

        Optional<Entry> get(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).findFirst();
        }
    }

    record Alias(int start, int end) implements YamlPart {
        @Override
        public boolean shared() {
            return true;
        }
    }

    record Entry(String key, int keyStart, int keyEnd, YamlPart value) {}
}
