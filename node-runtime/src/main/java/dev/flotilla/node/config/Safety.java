package dev.flotilla.node.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What makes a node more than plain text; the files are not read yet.
 *
 * @param sharedKey signs heartbeats and control frames
 * @param rolloutToken what a request for a rollout has to show; without it rollouts by request are off
 */
public record Safety(Optional<TlsFiles> tls, Optional<Path> sharedKey, Optional<Path> rolloutToken) {
    public static final Safety NONE = new Safety(Optional.empty(), Optional.empty(), Optional.empty());

    /** Neither certificates nor a key: what is said can be read and forged by anybody on the way. */
    public boolean isPlain() {
        return tls.isEmpty() && sharedKey.isEmpty();
    }
}
