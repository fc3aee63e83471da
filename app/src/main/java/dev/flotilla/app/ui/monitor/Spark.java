package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.monitor.NodeHealth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last times between beats of one node, for the small line in the list. */
final class Spark {
    private static final int KEPT = 24;

    private final Deque<Double> values = new ArrayDeque<>();
    private long beats = -1;

    /** Takes the newest when a beat has come since; silence draws no line. */
    void add(NodeHealth health) {
        if (health.beats() != beats && health.interArrivalMs().isPresent()) {
            beats = health.beats();
            values.addLast(health.interArrivalMs().getAsDouble());
            if (values.size() > KEPT) {
                values.removeFirst();
            }
        }
    }

    List<Double> values() {
        return List.copyOf(values);
    }
}
