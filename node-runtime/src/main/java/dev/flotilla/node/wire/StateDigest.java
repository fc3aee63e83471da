package dev.flotilla.node.wire;

import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * A committed state in 64 hexadecimal digits. Ours covers the meaning alone: the SHA-256 of the sorted JSON of version, stable
 * and canary model, weights and status COMMITTED. An original also digests transaction and timestamp, so that two originals which
 * route alike differ; its formula is here to recognise what an original has committed.
 */
public final class StateDigest {
    private StateDigest() {}

    public static String ofMeaning(RoutingState state) {
        ObjectNode json = StateJson.write(state.withStatus(RoutingStatus.COMMITTED));
        json.remove("txid");
        json.remove("timestamp");
        return sha256(PythonJson.dumpsSorted(json));
    }

    /** What an original that has committed this very state says in its heartbeat. */
    public static String asOriginal(RoutingState state) {
        return sha256(PythonJson.dumpsSorted(StateJson.write(state.withStatus(RoutingStatus.COMMITTED))));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
