package dev.flotilla.app.stack.read.tree;

import dev.flotilla.app.base.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value with its path and the findings it reports to: what a dialect reads from. A reader that finds the wrong type
 * reports it and gives nothing, so that reading goes on.
 *
 * @param key dotted path
 */
public record Node(Tree tree, String key, Findings findings) {
    public static Node root(Tree tree, Findings findings) {
        return new Node(tree, "", findings);
    }

    public Place place() {
        return findings.place(tree.at(), key);
    }

    public boolean isNull() {
        return tree.isNull();
    }

    public void error(String code, String message, String hint) {
        findings.error(code, message, hint, place());
    }

    public void warn(String code, String message) {
        findings.warn(code, message, place());
    }

    /** The last part of the path, for messages. */
    public String shortKey() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Reports that another type was wanted, such as {@code a list}. */
    public void wrongType(String wanted) {
        error(
                ReadCode.TYPE,
                (key.isEmpty() ? "the file" : key) + " wants " + wanted + ", not " + tree.kindInWords(),
                "Write " + wanted + " here");
    }

    /** The value as text; numbers and booleans as written. */
    public Optional<String> text() {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() != Tree.Kind.NULL) {
            return Optional.of(scalar.text());
        }
        wrongType("a text");
        return Optional.empty();
    }

    public Optional<Boolean> bool() {
        if (tree instanceof Tree.Scalar scalar) {
            switch (scalar.text()) {
                case "true", "yes", "on" -> {
                    return Optional.of(true);
                }
                case "false", "no", "off" -> {
                    return Optional.of(false);
                }
                default -> {}
            }
        }
        wrongType("true or false");
        return Optional.empty();
    }

    /** @param what the value means, for the message */
    public Optional<Integer> integer(String what, int least, int most) {
        if (tree instanceof Tree.Scalar scalar && scalar.kind() != Tree.Kind.NULL) {
            try {
                int value = Integer.parseInt(scalar.text().strip());
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                // reported below, as a value out of range is
            }
            error(
                    ReadCode.VALUE,
                    what + " is a whole number from " + least + " to " + most + ", not \"" + scalar.text() + "\"",
                    "Write such a number");
            return Optional.empty();
        }
        wrongType("a whole number");
        return Optional.empty();
    }

    /** Reads a text in a form of its own; {@code wanted} says which, when {@code form} gives nothing. */
    public <T> Optional<T> parsed(String wanted, Function<String, Optional<T>> form) {
        Optional<String> text = text();
        Optional<T> value = text.flatMap(t -> form.apply(t.strip()));
        if (text.isPresent() && value.isEmpty()) {
            error(
                    ReadCode.VALUE,
                    shortKey() + " wants " + wanted + ", not \"" + shortened(text.get()) + "\"",
                    "Write " + wanted);
        }
        return value;
    }

    public List<Node> items() {
        if (tree instanceof Tree.Row row) {
            List<Node> nodes = new ArrayList<>();
            for (Tree item : row.items()) {
                nodes.add(new Node(item, Paths.of(key, nodes.size()), findings));
            }
            return nodes;
        }
        if (!isNull()) {
            wrongType("a list");
        }
        return List.of();
    }

    /** The items of a list, or the one value that stands in its place. */
    public List<Node> oneOrMany() {
        if (tree instanceof Tree.Row) {
            return items();
        }
        return isNull() ? List.of() : List.of(this);
    }

    public List<String> texts() {
        return oneOrMany().stream().map(Node::text).flatMap(Optional::stream).toList();
    }

    /** The fields of a mapping; of anything else none, reported. */
    public Fields fields() {
        if (tree instanceof Tree.Table table) {
            return new Fields(this, table);
        }
        if (!isNull()) {
            wrongType("a mapping");
        }
        return new Fields(this, new Tree.Table(tree.at(), List.of()));
    }

    public boolean isTable() {
        return tree instanceof Tree.Table;
    }

    public boolean isRow() {
        return tree instanceof Tree.Row;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
