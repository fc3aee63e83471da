package dev.flotilla.app.peers.push;

import java.util.List;
import java.util.Optional;

/**
 * What a push did.
 *
 * @param changed false when what is wished was in force already, and nothing was done
 * @param volume that is mounted now; empty without a configuration, or when nothing was done
 * @param kept the volume before, which stays until the next push
 * @param notes what else was worth a word
 */
public record PushReport(
        String node, String host, boolean changed, Optional<String> volume, Optional<String> kept, List<String> notes) {
    public PushReport {
        notes = List.copyOf(notes);
    }
}
