package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What the window remembers: its place, the theme, the view of the canvas. Not part of undo. Reading and writing never
 * block; a value is on the disk a moment later, and is lost when the disk refuses it: settings are a comfort.
 */
public final class Settings {
    private static final int LONGEST = 100_000;

    private final SettingsRepository repository;
    private final Executor writer;
    private final Map<String, String> values;

    private Settings(SettingsRepository repository, Executor writer, Map<String, String> values) {
        this.repository = repository;
        this.writer = writer;
        this.values = new ConcurrentHashMap<>(values);
    }

    /** @param writer saves in the order of the calls, on one thread */
    public static Outcome<Settings> open(SettingsRepository repository, Executor writer) {
        return repository.load().map(values -> new Settings(repository, writer, values));
    }

    /** The JSON text that was put there. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** @param json one JSON value, at most 100,000 characters */
    public void put(String key, String json) {
        if (json.length() > LONGEST) {
            throw new IllegalArgumentException("setting " + key + " of " + json.length() + " characters");
        }
        if (!Objects.equals(values.put(key, json), json)) {
            save(key, Optional.of(json));
        }
    }

    public void remove(String key) {
        if (values.remove(key) != null) {
            save(key, Optional.empty());
        }
    }

    private void save(String key, Optional<String> json) {
        try {
            writer.execute(() -> repository.save(key, json));
        } catch (RejectedExecutionException closing) {
            // The window is going; what was put this late is not worth a word.
            return;
        }
    }
}
