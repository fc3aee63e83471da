package dev.flotilla.app.source;

import java.util.List;
import java.util.Optional;

/** A value of a JSON text with the span it takes there: offsets in characters, {@code end} exclusive. */
public sealed interface JsonPart {
    int start();

    int end();

    /** @param keyStart of the opening quote of the key */
    record Member(String key, int keyStart, JsonPart value) {}

    /** Members in the order of the text; of a key that stands there twice the last one counts, as parsers take it. */
    record Table(int start, int end, List<Member> members) implements JsonPart {
        public Table {
            members = List.copyOf(members);
        }

        public Optional<Member> member(String key) {
            return members.reversed().stream().filter(m -> m.key().equals(key)).findFirst();
        }
    }

    record Row(int start, int end, List<JsonPart> items) implements JsonPart {
        public Row {
            items = List.copyOf(items);
        }
    }

    /** @param text a text without its quotes and escapes; anything else as written */
    record Leaf(int start, int end, Kind kind, String text) implements JsonPart {}

    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        NOTHING("null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }

    /** In words for messages. */
    default String inWords() {
        return switch (this) {
            case Table table -> "an object of " + table.members().size();
            case Row row -> "a list of " + row.items().size();
            case Leaf leaf when leaf.kind() == Kind.TEXT -> "\"" + shortened(leaf.text()) + "\"";
            case Leaf leaf -> shortened(leaf.text());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
