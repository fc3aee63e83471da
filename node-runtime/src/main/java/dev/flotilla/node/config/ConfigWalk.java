package dev.flotilla.node.config;

import dev.flotilla.node.config.ConfigFile.Entry;
import dev.flotilla.node.config.ConfigFile.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One way through the tokens of a file, from the brace of the outermost object to its end. Of a key that stands there twice the first value counts; the
 * second one is a problem, and what is below it is passed over.
 */
final class ConfigWalk {
    private final String name;
    private final String text;
    private final JsonParser parser;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<ConfigProblem> repeated = new ArrayList<>();
    private final Deque<Open> containers = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * A list or an object that has not ended yet.
     *
     * @param begin in the text
     * @param second whether it is below a key that stood there before, or the value of one
     */
    private record Open(String path, int begin, boolean second) {}

    /** @param parser of the text; it stands on the brace of the outermost object */
    ConfigWalk(String name, String text, JsonParser parser) {
        this.name = name;
        this.text = text;
        this.parser = parser;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    List<ConfigProblem> repeated() {
        return repeated;
    }

    void go() {
        String path = "";
        containers.push(new Open("", 0, false));
        while (!containers.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            String in = containers.getFirst().path();
            if (token.isStructEnd()) {
                ended(containers.pop());
            } else if (token == JsonToken.PROPERTY_NAME) {
                path = in.isEmpty() ? parser.currentName() : in + "." + parser.currentName();
            } else {
                value(token, counts.containsKey(in) ? in + "[" + counts.merge(in, 1, Integer::sum) + "]" : path, in);
            }
        }
    }

    private void value(JsonToken token, String path, String in) {
        int line = parser.currentTokenLocation().getLineNr();
        Entry entry = new Entry(kind(token), parser.getString(), line, in);
        Entry before = entries.get(path);
        boolean second = containers.getFirst().second();
        String at = before == null ? path : path + "#" + line + ":" + offset();
        if (before != null && !second) {
            String shown = token.isStructStart() ? "..." : entry.text();
            repeated.add(new ConfigProblem(
                    name,
                    OptionalInt.of(line),
                    path,
                    shown,
                    "it stands in line " + before.line() + " already, one of both is needed"));
        }
        // The second one keeps its place, so that what is below it is told from what is below the first.
        entries.put(at, before == null ? entry : new Entry(Kind.NOTHING, entry.text(), line, at));
        if (token.isStructStart()) {
            if (token == JsonToken.START_ARRAY) {
                counts.put(at, -1);
            }
            containers.push(new Open(at, offset(), second || before != null));
        }
    }

    /** Now all of it is known, as it stands there. */
    private void ended(Open container) {
        Entry begun = entries.get(container.path());
        if (begun != null) {
            String whole = text.substring(container.begin(), offset() + 1).replaceAll("\\s+", " ");
            entries.put(container.path(), new Entry(begun.kind(), whole, begun.line(), begun.in()));
        }
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.LIST;
            case VALUE_STRING -> Kind.TEXT;
            case VALUE_NUMBER_INT -> Kind.WHOLE;
            case VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.FLAG;
            default -> Kind.NOTHING;
        };
    }
}
