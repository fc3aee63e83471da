package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.monitor.NodeReport.Stranger;
import dev.flotilla.node.wire.Heartbeat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Senders that are heard and not watched: some of them, so that the user can add them. A sender has a place while there
 * is room for it and for its source, and loses it when it was not heard for a while. One thread.
 */
final class Strangers {
    static final String REASON = "not_watched";

    private static final int MOST = 64;
    private static final int MOST_OF_ONE_SOURCE = 16;
    private static final long FORGOTTEN_NANOS = 120_000_000_000L;

    private final Map<Key, Entry> heard = new LinkedHashMap<>();
    private final Map<String, Integer> bySource = new LinkedHashMap<>();
    private long turnedAway;

    private record Key(Optional<String> id, String host, int port, String source) {}

    private static final class Entry {
        private long count;
        private long at;
    }

    void heard(Heartbeat beat, String source, long nanos) {
        Key key = new Key(beat.nodeId(), beat.host(), beat.port(), source);
        Entry entry = heard.get(key);
        if (entry == null) {
            forget(nanos);
            if (heard.size() >= MOST || bySource.getOrDefault(source, 0) >= MOST_OF_ONE_SOURCE) {
                turnedAway++;
                return;
            }
            entry = new Entry();
            heard.put(key, entry);
            bySource.merge(source, 1, Integer::sum);
        }
        entry.count++;
        entry.at = nanos;
    }

    private void forget(long now) {
        for (Iterator<Map.Entry<Key, Entry>> all = heard.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Key, Entry> one = all.next();
            if (now - one.getValue().at > FORGOTTEN_NANOS) {
                all.remove();
                leave(one.getKey().source());
            }
        }
    }

    private void leave(String source) {
        bySource.computeIfPresent(source, (name, count) -> count > 1 ? count - 1 : null);
    }

    /** Those that are known by now may have become watched: they come again if they have not. */
    void clear() {
        heard.clear();
        bySource.clear();
    }

    long turnedAway() {
        return turnedAway;
    }

    List<Stranger> list(long now) {
        forget(now);
        return heard.entrySet().stream()
                .map(one -> new Stranger(
                        one.getKey().source(),
                        one.getKey().id(),
                        one.getKey().host(),
                        one.getKey().port(),
                        REASON,
                        one.getValue().count,
                        OptionalLong.of(Math.max(0, now - one.getValue().at) / 1_000_000)))
                .toList();
    }
}
