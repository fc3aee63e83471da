package dev.flotilla.node.config.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a request for a rollout has to show. Keeps its digest alone, so it cannot be printed. Any thread. */
public final class RolloutToken {
    private final byte[] digest;

    public RolloutToken(byte[] token) {
        this.digest = digest(token);
    }

    /** Takes the same time whatever was shown. */
    public boolean matches(String shown) {
        return MessageDigest.isEqual(digest, digest(shown.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RolloutToken";
    }
}
