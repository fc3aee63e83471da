package dev.flotilla.app.split.text;

import java.util.List;
import java.util.Optional;

/** A value of a YAML text and where it stands; offsets are in characters, from the first to behind the last. */
sealed interface Span {
    int start();

    int end();

    /**
     * @param plain written without quotes
     * @param block a text over lines, {@code |} or {@code >}
     */
    record Scalar(int start, int end, String value, boolean plain, boolean block) implements Span {}

    record Entry(int keyStart, String key, Span value) {}

    record Table(int start, int end, boolean flow, List<Entry> entries) implements Span {
        Optional<Span> get(String key) {
            return entries.stream()
                    .filter(e -> e.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).findFirst();
        }
    }

    record Row(int start, int end, boolean flow, List<Span> items) implements Span {}

    /** Stands for what an anchor names elsewhere. */
    record Alias(int start, int end) implements Span {}

    /** Behind the last character of what was written; the ends of block mappings and lists lie beyond it. */
    default int lastEnd() {
        return switch (this) {
            case Scalar scalar -> scalar.end();
            case Alias alias -> alias.end();
            case Table table ->
                table.flow() || table.entries().isEmpty()
                        ? table.end()
                        : table.entries().getLast().value().lastEnd();
            case Row row ->
                row.flow() || row.items().isEmpty()
                        ? row.end()
                        : row.items().getLast().lastEnd();
        };
    }

    /** Whether what was written last is a text over lines, whose end is not told by its last character. */
    default boolean endsInBlockText() {
        return switch (this) {
            case Scalar scalar -> scalar.block();
            case Alias alias -> false;
            case Table table ->
                !table.flow()
                        && !table.entries().isEmpty()
                        && table.entries().getLast().value().endsInBlockText();
            case Row row ->
                !row.flow() && !row.items().isEmpty() && row.items().getLast().endsInBlockText();
        };
    }
}
