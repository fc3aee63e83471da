package dev.flotilla.node.beat;

import dev.flotilla.node.wire.Heartbeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A few of those whose datagrams did not count, for whoever looks for the reason of a silence. A flood of made-up sources finds no room
 * while those that are there still come. One thread.
 */
final class TurnedAway {
    static final int MOST = 16;
    private static final long QUIET_NANOS = 30_000_000_000L;

    private final Map<Who, Note> notes = new LinkedHashMap<>();

    /** @param host empty when it could not be read */
    private record Who(String source, Optional<String> id, String host, int port, BeatRefusal reason) {}

    private static final class Note {
        private long count;
        private long at;
    }

    void note(BeatRefusal reason, String source, Optional<Heartbeat> beat, long now) {
        Who who = new Who(
                source,
                beat.flatMap(Heartbeat::nodeId),
                beat.map(Heartbeat::host).orElse(""),
                beat.map(Heartbeat::port).orElse(0),
                reason);
        Note note = notes.get(who);
        if (note == null) {
            if (notes.size() >= MOST && !notes.values().removeIf(old -> now - old.at > QUIET_NANOS)) {
                return;
            }
            note = new Note();
            notes.put(who, note);
        }
        note.count++;
        note.at = now;
    }

    List<BeatSnapshot.Stranger> all(long now) {
        List<BeatSnapshot.Stranger> all = new ArrayList<>();
        notes.forEach((who, note) -> all.add(new BeatSnapshot.Stranger(
                who.source(),
                who.id(),
                who.host(),
                who.port(),
                who.reason(),
                note.count,
                Math.max(0, (now - note.at) / 1_000_000))));
        return all;
    }
}
