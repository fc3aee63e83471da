package dev.flotilla.app.persistence;

import dev.flotilla.app.secret.Protection;
import dev.flotilla.app.secret.seal.SealKey;
import dev.flotilla.app.secret.seal.Stretching;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key that seals the values, sealed itself by another key.
 *
 * @param name names the other key in a keystore; never used twice
 * @param wrapped hexadecimal
 * @param stretching only of a passphrase
 */
record WrappedKey(Protection protection, String name, String wrapped, Optional<Stretching> stretching) {

    static WrappedKey of(SealKey key, SealKey by, Protection protection, String name, Optional<Stretching> stretching) {
        byte[] wrapped = by.seal(key.bytes(), about(protection, name, stretching));
        return new WrappedKey(protection, name, HexFormat.of().formatHex(wrapped), stretching);
    }

    /** Empty when that is not the key which wrapped it, or the row was altered. */
    Optional<SealKey> open(SealKey by) {
        return by.open(HexFormat.of().parseHex(wrapped), about(protection, name, stretching))
                .filter(bytes -> bytes.length == SealKey.BYTES)
                .map(SealKey::of);
    }

    private static String about(Protection protection, String name, Optional<Stretching> stretching) {
        return "flotilla key 1 " + protection.word() + " " + name + " "
                + stretching.map(Stretching::toString).orElse("");
    }
}
