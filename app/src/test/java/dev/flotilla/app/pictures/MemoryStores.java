package dev.flotilla.app.pictures;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Revision;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.store.FleetRepository;
import dev.flotilla.app.fleet.store.FleetStore;
import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.fleet.store.SettingsRepository;
import dev.flotilla.app.fleet.store.StoredFleet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** A store that keeps its fleet in memory. */
public final class MemoryStores {
    private MemoryStores() {}

    /** Settings that are forgotten with the test. */
    public static Settings settings() {
        SettingsRepository repository = new SettingsRepository() {
            @Override
            public Outcome<Map<String, String>> load() {
                return Outcome.ok(Map.of());
            }

            @Override
            public Outcome<String> save(String key, Optional<String> json) {
                return Outcome.ok(key);
            }
        };
        return switch (Settings.open(repository, Runnable::run)) {
            case Outcome.Ok<Settings>(Settings settings) -> settings;
            case Outcome.Failed<Settings> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }

    public static FleetStore of(Fleet fleet) {
        FleetRepository repository = new FleetRepository() {
            @Override
            public Outcome<StoredFleet> load() {
                return Outcome.ok(new StoredFleet(fleet, new Revision(1)));
            }

            @Override
            public Outcome<StoredFleet> save(StoredFleet before, StoredFleet after) {
                return Outcome.ok(after);
            }
        };
        return switch (FleetStore.open(repository, Executors.defaultThreadFactory())) {
            case Outcome.Ok<FleetStore>(FleetStore store) -> store;
            case Outcome.Failed<FleetStore> failed ->
                throw new IllegalStateException(failed.first().message());
        };
    }
}
