package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the desk remembers between two looks. Never changes. Bounded: tracks are those of conditions that held within the
 * damping's span.
 *
 * @param nextId of the next alarm
 * @param clock nanoseconds that the monitor has been awake: long pauses of its own do not count as time in which a
 *     condition held
 * @param lookedAt by the monotonic clock; empty before the first look
 */
public record AlarmState(
        long nextId,
        long clock,
        Optional<Long> lookedAt,
        Map<Finding.Key, Track> tracks,
        Memory memory,
        Optional<Between> between) {

    /** What was found between nodes, which costs more to find and is looked for less often. */
    record Between(long clock, List<Finding> findings) {
        Between {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param since by the state's clock, when the condition began to hold; empty while it does not
     * @param lastHeld by the state's clock
     * @param raises by the state's clock, the last ones
     * @param open the alarm, while it is open
     */
    record Track(Optional<Long> since, long lastHeld, List<Long> raises, Optional<Alarm> open) {
        Track {
            raises = List.copyOf(raises);
        }
    }

    public AlarmState {
        tracks = Map.copyOf(tracks);
    }

    /** With nothing open. */
    public static AlarmState starting(long nextId) {
        return resuming(nextId, List.of());
    }

    /** What was open when the application ended has this long to be seen again before it is ended. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /**
     * After a start of the application.
     *
     * @param nextId greater than every id that was ever given
     * @param open alarms that were open when it ended; of kinds that are no more they are left out
     */
    public static AlarmState resuming(long nextId, List<Alarm> open) {
        Map<Finding.Key, Track> tracks = new HashMap<>();
        for (Alarm alarm : open) {
            AlarmKind.of(alarm.rule())
                    .ifPresent(kind -> tracks.put(
                            new Finding.Key(kind, alarm.subject()),
                            new Track(Optional.empty(), GRACE.toNanos(), List.of(0L), Optional.of(alarm))));
        }
        return new AlarmState(nextId, 0, Optional.empty(), tracks, Memory.NONE, Optional.empty());
    }

    /** Those that are open, the newest first. */
    public List<Alarm> open() {
        List<Alarm> all = new ArrayList<>();
        tracks.values().forEach(track -> track.open().ifPresent(all::add));
        all.sort((one, other) -> Long.compare(other.id(), one.id()));
        return all;
    }
}
