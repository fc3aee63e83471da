package dev.flotilla.app.persistence;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.secret.vault.Keystore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keystore that can lose keys, and be locked. */
final class MemoryKeystore implements Keystore {
    final Map<String, String> keys = new ConcurrentHashMap<>();
    boolean locked;

    private static final Problem LOCKED = Problem.of("FL-1043", "It is locked.", "Unlock it.");

    @Override
    public String name() {
        return "test keystore";
    }

    @Override
    public Optional<Problem> hindrance() {
        return locked ? Optional.of(LOCKED) : Optional.empty();
    }

    @Override
    public Outcome<Optional<String>> find(String id) {
        return locked ? Outcome.failed(LOCKED) : Outcome.ok(Optional.ofNullable(keys.get(id)));
    }

    @Override
    public Outcome<String> keep(String id, String label, String key) {
        if (locked) {
            return Outcome.failed(LOCKED);
        }
        keys.put(id, key);
        return Outcome.ok(id);
    }

    @Override
    public void forget(String id) {
        keys.remove(id);
    }
}
