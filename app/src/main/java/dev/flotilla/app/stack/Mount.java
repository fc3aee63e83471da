package dev.flotilla.app.stack;

import dev.flotilla.app.secret.EnvValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container sees at a path of its file system. */
public sealed interface Mount {
    /** Absolute path inside the container. */
    String target();

    boolean readOnly();

    /** @param volume as the file names it, without the stack's prefix */
    record Named(String volume, String target, boolean readOnly) implements Mount {}

    /** A volume that lives and dies with its container. */
    record Anonymous(String target, boolean readOnly) implements Mount {}

    /** @param source absolute path on the host */
    record Bind(String source, String target, boolean readOnly) implements Mount {}

    /** @param sizeBytes 0 for the engine's own limit */
    record Tmpfs(String target, long sizeBytes, boolean readOnly) implements Mount {}

    /**
     * A file with a secret. It is put into the container before that starts; what it holds is told to no inspection.
     *
     * @param name of the secret in the stack
     * @param uid who owns it; empty: the user that the container runs as
     * @param mode permissions as chmod takes them
     */
    record Secret(String name, String target, EnvValue content, Optional<Integer> uid, Optional<Integer> gid, int mode)
            implements Mount {
        /** Where secrets lie that are given no path. */
        public static final String FOLDER = "/run/secrets";

        /** For its owner alone, to read. */
        public static final int USUAL_MODE = 0400;

        /** The engine knows user and group as numbers up to this one. */
        public static final int MOST_ID = 2_097_151;

        @Override
        public boolean readOnly() {
            return true;
        }

        public String folder() {
            return target.substring(0, Math.max(1, target.lastIndexOf('/')));
        }

        public String fileName() {
            return target.substring(target.lastIndexOf('/') + 1);
        }
    }

    /** All values that are told to a container, by environment or as a file. */
    static Map<String, EnvValue> values(Map<String, EnvValue> environment, List<Mount> mounts) {
        Map<String, EnvValue> all = new LinkedHashMap<>(environment);
        for (Mount mount : mounts) {
            if (mount instanceof Secret secret) {
                all.put(all.containsKey(secret.name()) ? secret.name() + "_file" : secret.name(), secret.content());
            }
        }
        return all;
    }
}
