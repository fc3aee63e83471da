package dev.flotilla.node.config.files;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.wire.FrameSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Files whose content nobody else may read. What is said of them never holds their content. */
public final class SecretFile {
    private static final int MOST_BYTES = 64 << 10;
    private static final int SHORTEST_TOKEN = 16;
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretFile() {}

    /** @throws NodeStartException when it is missing, open to others, or too short */
    public static FrameSeal sharedKey(Path file) throws NodeStartException {
        byte[] key = read("shared_key_file", file);
        if (key.length < FrameSeal.MIN_KEY) {
            throw wrong(
                    "shared_key_file",
                    file,
                    "at least " + FrameSeal.MIN_KEY + " bytes are needed, it has " + key.length);
        }
        return new FrameSeal(key);
    }

    /** @throws NodeStartException when it is missing, open to others, or too short */
    public static RolloutToken rolloutToken(Path file) throws NodeStartException {
        byte[] token = read("rollout_token_file", file);
        if (token.length < SHORTEST_TOKEN) {
            throw wrong(
                    "rollout_token_file",
                    file,
                    "at least " + SHORTEST_TOKEN + " characters are needed, it has " + token.length);
        }
        return new RolloutToken(token);
    }

    /** The token itself, for those who have to show it. */
    public static String text(Path file) throws NodeStartException {
        return new String(read("rollout_token_file", file), StandardCharsets.UTF_8);
    }

    /** @throws NodeStartException when it is missing or open to others */
    public static byte[] privateKey(Path file) throws NodeStartException {
        return read("server_key", file);
    }

    /** Without the white space around it, which editors leave. */
    private static byte[] read(String key, Path file) throws NodeStartException {
        try {
            closed(key, file);
            if (Files.size(file) > MOST_BYTES) {
                throw wrong(key, file, "at most " + MOST_BYTES + " bytes are taken");
            }
            return trimmed(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw wrong(key, file, "there is no such file");
        } catch (IOException e) {
            throw wrong(key, file, "it cannot be read");
        }
    }

    private static void closed(String key, Path file) throws IOException, NodeStartException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(mode)) {
            throw wrong(
                    key,
                    file,
                    "its mode is " + PosixFilePermissions.toString(mode) + ", others may read it; chmod 600 is needed");
        }
    }

    private static byte[] trimmed(byte[] bytes) {
        int from = 0;
        int to = bytes.length;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private static NodeStartException wrong(String key, Path file, String why) {
        return new NodeStartException(key + " is \"" + file + "\"; " + why + ".", "");
    }
}
