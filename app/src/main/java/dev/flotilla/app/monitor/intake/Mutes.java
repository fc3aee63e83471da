package dev.flotilla.app.monitor.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** For which nodes no alarms are wanted, and until when. Any thread. */
final class Mutes {
    private final InstantSource clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Mutes(InstantSource clock) {
        this.clock = clock;
    }

    void mute(String node, Optional<Instant> end) {
        end.ifPresentOrElse(at -> until.put(node, at), () -> until.remove(node));
    }

    boolean isMuted(String node) {
        Instant end = until.get(node);
        return end != null && end.isAfter(clock.instant());
    }

    /** Those that still hold. */
    Map<String, Instant> all() {
        Instant now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        return Map.copyOf(until);
    }
}
