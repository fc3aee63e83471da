package dev.flotilla.app.deploy.run;

import dev.flotilla.app.deploy.Fixtures;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.secret.vault.SecretRef;
import dev.flotilla.app.secret.vault.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A vault that forgets at its end. */
public final class MemoryVault implements Vault {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    @Override
    public SecretRef keep(String plain) {
        String id = hash().of(plain);
        secrets.put(id, plain);
        return new SecretRef(id);
    }

    @Override
    public Optional<String> plain(SecretRef ref) {
        return Optional.ofNullable(secrets.get(ref.id()));
    }

    @Override
    public KeyedHash hash() {
        return Fixtures.HASH;
    }
}
