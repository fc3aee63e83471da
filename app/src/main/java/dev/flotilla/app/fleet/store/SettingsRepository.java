package dev.flotilla.app.fleet.store;

import dev.flotilla.app.base.Outcome;
import java.util.Map;
import java.util.Optional;

/** Where settings are kept. Calls block on the disk and come from one thread at a time. */
public interface SettingsRepository {
    /** All of them; each value is JSON. */
    Outcome<Map<String, String>> load();

    /**
     * @param json empty forgets the setting
     * @return the key, once the setting is kept
     */
    Outcome<String> save(String key, Optional<String> json);
}
