package dev.flotilla.app.secret.vault;

import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.secret.KeyedHash;
import java.util.Optional;

/** A locked vault, for those who only show: every value is the mask, and its hash matches none. */
public final class MaskedVault implements Vault {
    private static final KeyedHash OF_NOBODY = new KeyedHash(new byte[32]);

    private final Vault locked;

    public MaskedVault(Vault locked) {
        this.locked = locked;
    }

    @Override
    public SecretRef keep(String plain) {
        return locked.keep(plain);
    }

    @Override
    public Optional<String> plain(SecretRef ref) {
        return Optional.of(EnvValue.MASK);
    }

    @Override
    public KeyedHash hash() {
        return OF_NOBODY;
    }
}
