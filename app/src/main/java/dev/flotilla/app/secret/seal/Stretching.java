package dev.flotilla.app.secret.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a passphrase becomes a key: Argon2id, version 1.3. Kept beside what the key wraps, so that a later version may ask
 * more without locking anybody out.
 *
 * @param salt hexadecimal, 16 bytes or more
 * @param memoryKib 8 MiB to 1 GiB: a damaged row must not eat the machine
 * @param passes 1 to 64
 * @param lanes 1 to 16
 */
public record Stretching(String salt, int memoryKib, int passes, int lanes) {
    private static final int SALT_BYTES = 16;

    public Stretching {
        boolean possible = salt.matches("([0-9a-f]{2}){16,64}")
                && memoryKib >= 8 << 10
                && memoryKib <= 1 << 20
                && passes >= 1
                && passes <= 64
                && lanes >= 1
                && lanes <= 16;
        if (!possible) {
            throw new IllegalArgumentException("no such derivation");
        }
    }

    /** 64 MiB, 3 passes, 4 lanes: the second recommendation of RFC 9106, above the least that OWASP asks for. */
    public static Stretching usual(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Stretching(HexFormat.of().formatHex(salt), 64 << 10, 3, 4);
    }

    /** Takes about half a second, on purpose. The same letters give the same key however the keyboard composed them. */
    public SealKey key(String passphrase) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(HexFormat.of().parseHex(salt))
                .build());
        byte[] key = new byte[SealKey.BYTES];
        argon.generateBytes(
                Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), key);
        return SealKey.of(key);
    }
}
