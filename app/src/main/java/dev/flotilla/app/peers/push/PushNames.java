package dev.flotilla.app.peers.push;

import dev.flotilla.app.observe.Interim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How volumes, containers and labels of a push are called on an engine. */
public final class PushNames {
    /** On a volume: the node for which it was made. */
    public static final String NODE = "dev.flotilla.config.node";
    /** On a volume and on the container that mounts it: SHA-256 of the configuration. */
    public static final String CHECKSUM = "dev.flotilla.config";
    /** On a container that was made from what Flotilla knows of the node: SHA-256 of that. */
    public static final String SETUP = "dev.flotilla.setup";
    /** On a container: id of the one whose place it takes. */
    static final String REPLACES = "dev.flotilla.push.replaces";
    /** On a container: whether the one whose place it takes ran. */
    static final String RESUME = "dev.flotilla.push.resume";
    /** Folder in the node's container where the volume is mounted; the file in it is {@link #FILE}. */
    public static final String FOLDER = "/etc/flotilla";

    public static final String FILE = "mosaic.config";
    static final String PATH = FOLDER + "/" + FILE;
    /** With {@code none} on a container of a node's image that is no node. */
    static final String SPECIES = "dev.flotilla.node";

    static final String VARIABLE = "MOSAIC_CONFIG";

    private static final int DIGITS = 16;

    private PushNames() {}

    static String volume(String node, String checksum) {
        return "flotilla-config-" + node + "-" + checksum.substring(0, DIGITS);
    }

    /** Never started: a volume is written and read through it. */
    static String filler(String node) {
        return node + ".flotilla-fill";
    }

    /** The container that will take the place. */
    static String next(String node) {
        return node + Interim.NEXT;
    }

    public static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String checksum(String text) {
        return checksum(text.getBytes(StandardCharsets.UTF_8));
    }
}
