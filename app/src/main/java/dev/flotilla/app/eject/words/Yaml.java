package dev.flotilla.app.eject.words;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Lines of a YAML file that is being written; what is empty is left out. */
public final class Yaml {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    public Yaml comment(String text) {
        text.lines()
                .forEach(l ->
                        out.append("# ").append(l.replaceAll("\\p{Cntrl}", " ")).append('\n'));
        return this;
    }

    /** A key whose value follows below it. */
    public Yaml open(String key) {
        indent().append(Words.yaml(key)).append(":\n");
        depth++;
        return this;
    }

    /** The first line of an item of a list; more keys of it may follow. */
    public Yaml item(String key, String value) {
        out.repeat("  ", depth)
                .append("- ")
                .append(key)
                .append(": ")
                .append(value)
                .append('\n');
        depth++;
        return this;
    }

    public Yaml close() {
        depth--;
        return this;
    }

    /** @param value as YAML writes it */
    public Yaml put(String key, String value) {
        indent().append(Words.yaml(key)).append(": ").append(value).append('\n');
        return this;
    }

    public Yaml put(String key, Words value) {
        return put(key, value.compose());
    }

    public Yaml putIf(String key, Optional<Words> value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    public Yaml flag(String key, boolean on) {
        return on ? put(key, "true") : this;
    }

    public Yaml list(String key, Collection<Words> values) {
        if (!values.isEmpty()) {
            indent().append(Words.yaml(key)).append(":\n");
            values.forEach(v ->
                    out.repeat("  ", depth + 1).append("- ").append(v.compose()).append('\n'));
        }
        return this;
    }

    public Yaml map(String key, Map<String, Words> values) {
        if (!values.isEmpty()) {
            open(key);
            values.forEach(this::put);
            close();
        }
        return this;
    }

    private StringBuilder indent() {
        return out.repeat("  ", depth);
    }

    public String text() {
        return out.toString();
    }
}
