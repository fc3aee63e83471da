package dev.flotilla.node.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@code mosaic.config} as its single values, each with its line; lists and objects as paths: {@code peers[0].host}. */
public final class ConfigFile {
    /** More than this is no configuration. */
    public static final int LONGEST = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final Map<String, Entry> entries;

    private ConfigFile(String name, Map<String, Entry> entries) {
        this.name = name;
        this.entries = entries;
    }

    /** What a file held. */
    public sealed interface Parsed {
        record Whole(ConfigFile file) implements Parsed {}

        record Broken(ConfigProblem problem) implements Parsed {}
    }

    /** What a value is. */
    enum Kind {
        TEXT,
        WHOLE,
        NUMBER,
        FLAG,
        NOTHING,
        LIST,
        OBJECT
    }

    /** @param in path of the list or object that holds it */
    record Entry(Kind kind, String text, int line, String in) {}

    /** No file: all is as usual. */
    public static ConfigFile none() {
        return new ConfigFile("mosaic.config", Map.of());
    }

    /** @param name of the file, for what is said of it */
    public static Parsed parse(String name, String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return broken(name, 1, "a JSON object is needed");
            }
            walk(parser, entries);
            if (parser.nextToken() != null) {
                return broken(name, parser.currentTokenLocation().getLineNr(), "nothing may follow the object");
            }
            return new Parsed.Whole(new ConfigFile(name, entries));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return broken(name, line, "this is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Parsed broken(String name, int line, String needed) {
        return new Parsed.Broken(new ConfigProblem(name, OptionalInt.of(line), "", "", needed));
    }

    /** The parser stands on the brace of the outermost object. */
    private static void walk(JsonParser parser, Map<String, Entry> entries) {
        Deque<String> containers = new ArrayDeque<>();
        Map<String, Integer> counts = new HashMap<>();
        String path = "";
        containers.push("");
        while (!containers.isEmpty()) {
            JsonToken token = parser.nextToken();
            String in = containers.getFirst();
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                containers.pop();
                continue;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                path = in.isEmpty() ? parser.currentName() : in + "." + parser.currentName();
                continue;
            }
            if (token == null) {
                return;
            }
            if (counts.containsKey(in)) {
                path = in + "[" + counts.merge(in, 1, Integer::sum) + "]";
            }
            entries.put(
                    path,
                    new Entry(
                            kind(token),
                            parser.getString(),
                            parser.currentTokenLocation().getLineNr(),
                            in));
            if (token.isStructStart()) {
                if (token == JsonToken.START_ARRAY) {
                    counts.put(path, -1);
                }
                containers.push(path);
            }
        }
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

    String name() {
        return name;
    }

    Optional<Entry> at(String path) {
        return Optional.ofNullable(entries.get(path)).filter(entry -> entry.kind() != Kind.NOTHING);
    }

    /** The paths of the members right below an object, by their names. */
    Map<String, String> members(String path) {
        Map<String, String> names = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (entry.in().equals(path)) {
                names.put(key.substring(path.length() + 1), key);
            }
        });
        return names;
    }
}
