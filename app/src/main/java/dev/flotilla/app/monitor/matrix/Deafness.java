package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a receiver that hears nobody at all from one that merely misses some: only of the first nobody listens there. */
final class Deafness {
    /** Fewer beats than these prove nothing. */
    static final int ENOUGH = 3;

    private final Survey survey;
    private final Map<Integer, Boolean> known = new HashMap<>();

    Deafness(Survey survey) {
        this.survey = survey;
    }

    /** Several send to it as they should, and it hears nobody: neither them nor anyone else. */
    boolean of(int to) {
        return to < survey.nodes.size() && known.computeIfAbsent(to, this::hearsNone);
    }

    private boolean hearsNone(int to) {
        if (hearsAnybody(to)) {
            return false;
        }
        int sending = 0;
        for (int i = 0; i < survey.nodes.size(); i++) {
            sending += i != to && sendsWell(i, to) ? 1 : 0;
        }
        return sending > 1;
    }

    /** Whoever that is: a beat that names no watched node, or is turned away, came in by the same socket. */
    private boolean hearsAnybody(int to) {
        return survey.side(to).stream()
                .anyMatch(side -> side.now().heard().orElse(List.of()).stream().anyMatch(row -> came(row, to))
                        || side.now().strangers().stream()
                                .anyMatch(one -> one.ageMs().orElse(0)
                                        <= survey.limits.fresh().toMillis()));
    }

    private boolean came(HeardFrom row, int to) {
        return row.ageMs().isPresent() && !row.stale() && survey.directory.of(row) != to;
    }

    private boolean sendsWell(int from, int to) {
        SentTo out = survey.pair(from, to).sent;
        return out != null
                && survey.nodes.get(from).state() == NodeState.ONLINE
                && !out.failed()
                && out.count() >= ENOUGH
                && out.port() == survey.node(to).heartbeatPort()
                && !stopped(from, out);
    }

    /** It has not sent there for longer than its peers would wait. */
    boolean stopped(int from, SentTo out) {
        long patience = survey.node(from).tolerance().toMillis();
        return out.ageMs().isPresent() && out.ageMs().getAsLong() > patience;
    }
}
