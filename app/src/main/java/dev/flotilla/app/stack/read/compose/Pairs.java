package dev.flotilla.app.stack.read.compose;

import dev.flotilla.app.stack.read.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names with values, written as a mapping or as a list of {@code name=value}. */
final class Pairs {
    private Pairs() {}

    static Map<String, String> of(Node node) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (node.isTable()) {
            node.fields()
                    .all()
                    .forEach(entry -> pairs.put(
                            entry.name(),
                            entry.value().isNull() ? "" : entry.value().text().orElse("")));
        } else {
            node.items()
                    .forEach(item -> item.text().ifPresent(text -> {
                        int equals = text.indexOf('=');
                        pairs.put(
                                equals < 0 ? text : text.substring(0, equals),
                                equals < 0 ? "" : text.substring(equals + 1));
                    }));
        }
        return pairs;
    }
}
