package dev.flotilla.app.monitor.alarm;

import java.time.Duration;
import java.util.List;

/**
 * A condition that holds at this moment.
 *
 * @param why one or two sentences
 * @param more how much longer than its kind's dwell time it has to hold
 */
record Finding(Key key, List<String> nodes, String why, Duration more) {
    Finding {
        nodes = List.copyOf(nodes);
    }

    Finding(AlarmKind kind, String subject, List<String> nodes, String why) {
        this(new Key(kind, subject), nodes, why, Duration.ZERO);
    }

    Finding after(Duration longer) {
        return new Finding(key, nodes, why, longer);
    }

    /** What it is about: one alarm at a time for each. */
    record Key(AlarmKind kind, String subject) {}
}
