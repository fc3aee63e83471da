package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One node's report with the earlier ones of the same start, and what was counted since one of them.
 *
 * @param earlier oldest first, none as young as {@code now}
 */
record Side(NodeReport now, List<NodeReport> earlier) {
    static Side of(NodeReport now, List<NodeReport> earlier) {
        return new Side(
                now,
                earlier.stream()
                        .filter(one -> one.atNanos() < now.atNanos() && ReportWindow.sameStart(one, now))
                        .toList());
    }

    /** The earlier report closest to this moment; empty when there is none. */
    Optional<NodeReport> near(long nanos) {
        NodeReport best = null;
        for (NodeReport one : earlier) {
            if (best == null || Math.abs(one.atNanos() - nanos) < Math.abs(best.atNanos() - nanos)) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    /** When the span of this node begins; its latest report when there is no earlier one. */
    long begins() {
        return earlier.isEmpty() ? now.atNanos() : earlier.getFirst().atNanos();
    }

    /** The same row in an earlier report: mostly at the same place, for both list in one order. */
    static @Nullable SentTo sentIn(NodeReport report, SentTo row, int hint) {
        List<SentTo> rows = report.sent().orElse(List.of());
        if (hint < rows.size() && same(rows.get(hint), row)) {
            return rows.get(hint);
        }
        for (SentTo one : rows) {
            if (same(one, row)) {
                return one;
            }
        }
        return null;
    }

    static @Nullable HeardFrom heardIn(NodeReport report, HeardFrom row, int hint) {
        List<HeardFrom> rows = report.heard().orElse(List.of());
        if (hint < rows.size() && rows.get(hint).peer().equals(row.peer())) {
            return rows.get(hint);
        }
        for (HeardFrom one : rows) {
            if (one.peer().equals(row.peer())) {
                return one;
            }
        }
        return null;
    }

    private static boolean same(SentTo one, SentTo other) {
        return one.peer().equals(other.peer())
                && one.port() == other.port()
                && one.host().equals(other.host());
    }

    /** What was counted since; a count that fell began again. */
    static long since(long before, long now) {
        return now >= before ? now - before : now;
    }
}
