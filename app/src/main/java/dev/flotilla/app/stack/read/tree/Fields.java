package dev.flotilla.app.stack.read.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries of a mapping, and which of them somebody has asked for: the rest are the keys that are only kept. */
public final class Fields {
    private final Node owner;
    private final Tree.Table table;
    private final Set<String> asked = new HashSet<>();

    Fields(Node owner, Tree.Table table) {
        this.owner = owner;
        this.table = table;
    }

    public Node owner() {
        return owner;
    }

    /** The value of a key; nothing when it is missing or null. */
    public Optional<Node> take(String key) {
        return takeNullable(key).filter(node -> !node.isNull());
    }

    /** The first of several spellings that is there. */
    public Optional<Node> takeAny(String... keys) {
        Optional<Node> found = Optional.empty();
        for (String key : keys) {
            Optional<Node> node = take(key);
            if (found.isEmpty()) {
                found = node;
            }
        }
        return found;
    }

    /** The value of a key, null included. */
    public Optional<Node> takeNullable(String key) {
        asked.add(key);
        return table.entry(key).map(this::node);
    }

    /** Every entry, as asked for: for mappings whose keys are names. */
    public List<Named> all() {
        List<Named> all = new ArrayList<>();
        for (Tree.Entry entry : table.entries()) {
            asked.add(entry.key());
            Node value = node(entry);
            all.add(new Named(
                    entry.key(),
                    new Node(
                            new Tree.Scalar(entry.keyAt(), Tree.Kind.TEXT, entry.key()), value.key(), owner.findings()),
                    value));
        }
        return all;
    }

    /** @param at stands where the key does */
    public record Named(String name, Node at, Node value) {}

    /** Keys that may stand there without anybody acting on them or needing to hear of it. */
    public Fields ignore(String... keys) {
        for (String key : keys) {
            if (asked.add(key)) {
                table.entry(key)
                        .ifPresent(e ->
                                owner.findings().keepQuietly(owner.findings().place(e.keyAt(), path(key))));
            }
        }
        return this;
    }

    /** Notes every key nobody asked for: extensions ({@code x-...}) and JSON-LD's {@code @...} quietly. */
    public void keepRest() {
        for (Tree.Entry entry : table.entries()) {
            if (asked.add(entry.key())) {
                var place = owner.findings().place(entry.keyAt(), path(entry.key()));
                if (entry.key().startsWith("x-") || entry.key().startsWith("@")) {
                    owner.findings().keepQuietly(place);
                } else {
                    owner.findings().keep(place);
                }
            }
        }
    }

    private Node node(Tree.Entry entry) {
        return new Node(entry.value(), path(entry.key()), owner.findings());
    }

    private String path(String key) {
        return Paths.of(owner.key(), key);
    }
}
