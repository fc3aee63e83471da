package dev.flotilla.app.secret.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A key of 256 bits. What it seals carries a nonce of its own (12 random bytes at the front) and a tag (16 bytes at the
 * end), and is bound to what it is about: taken to another place it does not open.
 */
public final class SealKey {
    public static final int BYTES = 32;

    private final byte[] bytes;
    private final Aead aead;

    private SealKey(byte[] bytes) {
        this.bytes = bytes.clone();
        try {
            this.aead = new AesGcmJce(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no key of " + BYTES + " bytes", e);
        }
    }

    /** @param bytes exactly {@link #BYTES} */
    public static SealKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
        }
        return new SealKey(bytes);
    }

    public static SealKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SealKey(bytes);
    }

    /** @param about is not secret and not kept with it; only who names the same opens it */
    public byte[] seal(byte[] plain, String about) {
        try {
            return aead.encrypt(plain, about.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Empty when it was altered, is about something else, or was sealed with another key; which of them nobody can tell. */
    public Optional<byte[]> open(byte[] sealed, String about) {
        try {
            return Optional.of(aead.decrypt(sealed, about.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The key itself: to wrap it, or to give it to a keystore. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SealKey";
    }
}
