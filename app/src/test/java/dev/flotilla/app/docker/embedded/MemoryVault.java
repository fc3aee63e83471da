package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps secrets as long as the test runs. */
public final class MemoryVault implements Vault {
    private final Map<String, String> plain = new HashMap<>();
    private final KeyedHash hash = new KeyedHash(new byte[32]);

    @Override
    public synchronized SecretRef keep(String value) {
        SecretRef ref = new SecretRef(hash.of(value));
        plain.put(ref.id(), value);
        return ref;
    }

    @Override
    public synchronized Optional<String> plain(SecretRef ref) {
        return Optional.ofNullable(plain.get(ref.id()));
    }

    @Override
    public KeyedHash hash() {
        return hash;
    }
}
