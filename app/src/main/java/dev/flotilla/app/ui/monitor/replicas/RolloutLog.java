package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.ui.kit.Amounts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What coordinators said and did since the window opened, newest first. */
final class RolloutLog {
    private static final int KEPT = 200;

    record Entry(Instant at, String node, String words) {}

    private record Seen(String words, long version, double canary) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Seen> seen = new HashMap<>();

    /** Whether there is something new. */
    boolean take(Instant at, List<ReplicaRow> rows) {
        boolean more = false;
        for (ReplicaRow row : rows) {
            if (row.coordinator()) {
                more |= take(at, row);
            }
        }
        return more;
    }

    private boolean take(Instant at, ReplicaRow row) {
        Seen now = new Seen(row.report().rollout().orElse(""), row.version(), row.canary());
        Seen before = seen.put(row.node(), now);
        if (now.equals(before)) {
            return false;
        }
        if (before != null && before.version() != now.version()) {
            add(at, row.node(), "Version " + now.version() + " in force, canary at " + Amounts.percent(now.canary()));
        }
        if (!now.words().isEmpty() && (before == null || !before.words().equals(now.words()))) {
            add(at, row.node(), sentence(now.words()));
        }
        return true;
    }

    void add(Instant at, String node, String words) {
        entries.addFirst(new Entry(at, node, words));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
