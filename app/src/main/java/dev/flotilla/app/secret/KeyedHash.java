package dev.flotilla.app.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with the key of the data folder: tells whether two values are equal without keeping either. */
public final class KeyedHash {
    private final byte[] key;

    /** @param key at least 16 bytes */
    public KeyedHash(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("key of " + key.length + " bytes");
        }
        this.key = key.clone();
    }

    /** 16 hexadecimal digits: enough to tell a change, too few to be worth attacking. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Names the key without giving it away, so that hashes of another key are not compared with ours. */
    public String keyId() {
        return of("flotilla key id").substring(0, 8);
    }
}
