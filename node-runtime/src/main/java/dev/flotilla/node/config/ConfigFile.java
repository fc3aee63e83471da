package dev.flotilla.node.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A {@code mosaic.config} as its single values, each with its line; lists and objects as paths: {@code peers[0].host}. */
public final class ConfigFile {
    /** More than this is no configuration. */
    public static final int LONGEST = 1 << 20;

    private final String name;
    private final Map<String, Entry> entries;
    private final List<ConfigProblem> repeated;

    private ConfigFile(String name, Map<String, Entry> entries, List<ConfigProblem> repeated) {
        this.name = name;
        this.entries = entries;
        this.repeated = repeated;
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

    /**
     * A value.
     *
     * @param text as it stands there, of a list or an object all of it
     * @param in path of the list or object that holds it
     */
    record Entry(Kind kind, String text, int line, String in) {}

    /** No file: all is as usual. */
    public static ConfigFile none() {
        return new ConfigFile("mosaic.config", Map.of(), List.of());
    }

    /** @param name of the file, for what is said of it */
    public static Parsed parse(String name, String text) {
        try (JsonParser parser = JsonMapper.shared().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return broken(name, 1, "a JSON object is needed");
            }
            ConfigWalk walk = new ConfigWalk(name, text, parser);
            walk.go();
            if (parser.nextToken() != null) {
                return broken(name, parser.currentTokenLocation().getLineNr(), "nothing may follow the object");
            }
            return new Parsed.Whole(new ConfigFile(name, walk.entries(), walk.repeated()));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return broken(name, line, "this is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Parsed broken(String name, int line, String needed) {
        return new Parsed.Broken(new ConfigProblem(name, OptionalInt.of(line), "", "", needed));
    }

    /** Keys that stand there twice. */
    List<ConfigProblem> repeated() {
        return repeated;
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
