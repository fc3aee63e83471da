package dev.flotilla.app.stack.read.tree;

import java.util.List;
import java.util.Optional;

/** A value of a file with its position. Trees of YAML may share branches (aliases), so they are never changed. */
public sealed interface Tree {
    Mark at();

    /** In words for messages: {@code a mapping}, {@code a list}, {@code a text}. */
    String kindInWords();

    /** A position, both counted from 1. */
    record Mark(int line, int column) {}

    record Entry(String key, Mark keyAt, Tree value) {}

    /** Entries in the order of the file, each key once. */
    record Table(Mark at, List<Entry> entries) implements Tree {
        public Table {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        public Optional<Tree> get(String key) {
            return entry(key).map(Entry::value);
        }

        @Override
        public String kindInWords() {
            return "a mapping";
        }
    }

    record Row(Mark at, List<Tree> items) implements Tree {
        public Row {
            items = List.copyOf(items);
        }

        @Override
        public String kindInWords() {
            return "a list";
        }
    }

    /** @param text as written, without quotes */
    record Scalar(Mark at, Kind kind, String text) implements Tree {
        @Override
        public String kindInWords() {
            return switch (kind) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case BOOLEAN -> "true or false";
                case NULL -> "nothing";
            };
        }
    }

    /** What an unquoted scalar looks like; a quoted one is always TEXT. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }
}
