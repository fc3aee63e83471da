package dev.flotilla.app.peers.push;

import java.util.List;
import java.util.Optional;

/**
 * What a push would do.
 *
 * @param created whether the container is made, for there is none
 * @param path where the node reads its configuration now
 * @param current what it reads now; empty when there is nothing
 * @param diff as {@link TextDiff} has it, values of the environment masked; empty when nothing would be done
 * @param leftover what an earlier push has left, and what becomes of it; mostly empty
 */
public record PushPreview(
        String node,
        String host,
        boolean created,
        String path,
        Optional<String> current,
        List<String> diff,
        Optional<String> leftover) {
    public PushPreview {
        diff = List.copyOf(diff);
    }

    public boolean changes() {
        return !diff.isEmpty();
    }
}
