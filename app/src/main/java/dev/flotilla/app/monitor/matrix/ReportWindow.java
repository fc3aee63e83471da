package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some reports of each node over the last minutes, so that counts since a node's start become counts of these minutes.
 * Nothing is kept over a restart of the node, for its counts begin again then. One thread.
 */
public final class ReportWindow {
    public static final Duration USUAL_SPAN = Duration.ofMinutes(5);
    /** Kept of each node; the more, the closer two nodes can be compared over one span. */
    private static final int STEPS = 5;

    private final long span;
    /** Each list is replaced when it changes, so that it can be handed out as it is. */
    private final Map<String, List<NodeReport>> kept = new HashMap<>();

    private final Map<String, NodeReport> last = new HashMap<>();

    public ReportWindow(Duration span) {
        this.span = span.toNanos();
    }

    /** A report that has just come; those of one node in the order of time. */
    public void add(NodeReport report) {
        NodeReport before = last.put(report.node(), report);
        boolean again = before != null && !sameStart(before, report);
        List<NodeReport> earlier = again ? List.of() : kept.getOrDefault(report.node(), List.of());
        boolean grows =
                earlier.isEmpty() || report.atNanos() - earlier.getLast().atNanos() >= span / STEPS;
        if (grows || report.atNanos() - earlier.getFirst().atNanos() > span) {
            List<NodeReport> next = new ArrayList<>(STEPS + 1);
            for (NodeReport one : earlier) {
                if (report.atNanos() - one.atNanos() <= span) {
                    next.add(one);
                }
            }
            if (grows) {
                next.add(report);
            }
            kept.put(report.node(), List.copyOf(next));
        }
    }

    /** What {@code FleetHealth.earlier} is: of each node the reports that are kept, the oldest first. */
    public Map<String, List<NodeReport>> earlier() {
        return Map.copyOf(kept);
    }

    /** Forgets all other nodes. */
    public void retain(Set<String> nodes) {
        kept.keySet().retainAll(nodes);
        last.keySet().retainAll(nodes);
    }

    /** Counts only rise within one start. */
    static boolean sameStart(NodeReport before, NodeReport after) {
        if (before.boot().isPresent() && after.boot().isPresent()) {
            return before.boot().getAsLong() == after.boot().getAsLong();
        }
        return sentInAll(before) <= sentInAll(after);
    }

    private static long sentInAll(NodeReport report) {
        return report.sent().stream()
                .flatMap(List::stream)
                .mapToLong(SentTo::count)
                .sum();
    }
}
