package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of one pair how it is and why. The order of the questions is the order in which one fault hides another. */
final class Judge {
    private static final Set<NodeCause> GONE =
            Set.of(NodeCause.REFUSED, NodeCause.CONTAINER_ENDED, NodeCause.OUT_OF_MEMORY);
    /** Of a sender's periods, for which a receiver that has just begun may have heard nothing of it. */
    private static final double FIRST_WAIT = 1.2;

    private final Survey survey;
    private final Gateways gateways;
    private final Deafness deafness;

    Judge(Survey survey, Gateways gateways) {
        this.survey = survey;
        this.gateways = gateways;
        this.deafness = new Deafness(survey);
    }

    private record Verdict(CellState state, Optional<Cause> cause) {
        static final Verdict HEARD = new Verdict(CellState.HEARD, Optional.empty());
        static final Verdict SELF = new Verdict(CellState.SELF, Optional.empty());
        static final Verdict NOT_PEERS = new Verdict(CellState.NOT_PEERS, Optional.empty());
        static final Verdict MAINTENANCE = new Verdict(CellState.MAINTENANCE, Optional.empty());

        static Verdict of(CellState state, Cause cause) {
            return new Verdict(state, Optional.of(cause));
        }

        static Verdict notHeard(Cause cause) {
            return of(CellState.NOT_HEARD, cause);
        }
    }

    Cell judge(int from, int to) {
        Counts counts = Counts.of(survey, from, to);
        Verdict verdict = verdict(from, to, counts);
        return new Cell(
                survey.node(from).name(),
                survey.receiver(to),
                counts.sent(),
                counts.received(),
                counts.lostPercent(),
                counts.ageMs(),
                verdict.state(),
                verdict.cause());
    }

    private Verdict verdict(int from, int to, Counts counts) {
        Pair pair = survey.pair(from, to);
        if (from == to) {
            boolean hears = pair.heard != null && counts.recent();
            return pair.sent != null || hears ? Verdict.of(CellState.ODD, Cause.SELF_PEER) : Verdict.SELF;
        }
        if (survey.node(from).maintenance()
                || to < survey.nodes.size() && survey.node(to).maintenance()) {
            return Verdict.MAINTENANCE;
        }
        if (pair.sent == null && !counts.recent()) {
            Optional<Verdict> unexpected = unexpected(from, to, pair);
            if (unexpected.isPresent()) {
                return unexpected.get();
            }
        }
        if (down(from)) {
            return Verdict.notHeard(Cause.NODE_DOWN);
        }
        if (to < survey.nodes.size() && down(to)) {
            return GONE.contains(health(to).cause())
                    ? Verdict.notHeard(Cause.NOBODY_LISTENS)
                    : Verdict.of(CellState.UNKNOWN, Cause.NODE_DOWN);
        }
        if (!survey.tellsHeard(to)) {
            return Verdict.of(CellState.UNKNOWN, Cause.NOT_ASKED);
        }
        return counts.recent() ? heard(from, to, pair, counts) : notHeard(from, to, pair, counts);
    }

    /** Where the sender is not known to send there. Empty when something should come all the same. */
    private Optional<Verdict> unexpected(int from, int to, Pair pair) {
        if (pair.astray != null) {
            return Optional.of(Verdict.notHeard(Cause.WRONG_PORT));
        }
        if (to == survey.nodes.size() && pair.heard != null && pair.heard.count() > 0) {
            // its list does not name this application, and yet it beat here: nobody but it can have ended that
            return Optional.empty();
        }
        boolean wanted = survey.pair(to, from).sent != null;
        if (survey.tellsSent(from)) {
            return Optional.of(wanted ? Verdict.notHeard(Cause.MISSING_RETURN_PEER) : Verdict.NOT_PEERS);
        }
        boolean everHeard = pair.heard != null;
        if (survey.node(from).kind() == NodeKind.CANARY && !everHeard) {
            return Optional.of(Verdict.NOT_PEERS);
        }
        if (down(from) && (wanted || everHeard)) {
            return Optional.empty();
        }
        if (survey.tellsHeard(to) && collapsedRow(from, to)) {
            return Optional.of(Verdict.of(CellState.ODD, Cause.ADDRESS_COLLAPSE));
        }
        return Optional.of(Verdict.of(CellState.UNKNOWN, down(from) ? Cause.NODE_DOWN : Cause.NOT_ASKED));
    }

    private Verdict heard(int from, int to, Pair pair, Counts counts) {
        if (collapsed(from)) {
            return Verdict.of(CellState.ODD, Cause.ADDRESS_COLLAPSE);
        }
        if (pair.heard != null && gateways.between(from, to, pair.heard)) {
            return Verdict.of(CellState.ODD, Cause.BRIDGE_GATEWAY);
        }
        if (lossy(counts)) {
            return Verdict.of(CellState.LOSSY, Cause.SOME_LOST);
        }
        return Skew.between(survey, from, to).filter(this::tooMuch).isPresent()
                ? Verdict.of(CellState.ODD, Cause.CLOCK_SKEW)
                : Verdict.HEARD;
    }

    private boolean tooMuch(double skewMs) {
        return Math.abs(skewMs) > survey.limits.skew().toMillis();
    }

    private boolean lossy(Counts counts) {
        return counts.lost().orElse(0) >= survey.limits.lossLeast()
                && counts.lostPercent().orElse(0) >= survey.limits.lossPercent();
    }

    private Verdict notHeard(int from, int to, Pair pair, Counts counts) {
        SentTo out = pair.sent;
        if (out != null && out.failed()) {
            return Verdict.notHeard(Cause.SENDING_FAILS);
        }
        if (out != null
                && to < survey.nodes.size()
                && out.port() != survey.node(to).heartbeatPort()) {
            return Verdict.notHeard(Cause.WRONG_PORT);
        }
        if (gateways.insteadOf(from, to).isPresent()) {
            return Verdict.notHeard(Cause.BRIDGE_GATEWAY);
        }
        if (turnedAway(from, to)) {
            return Verdict.notHeard(Cause.TURNED_AWAY);
        }
        if (collapsedRow(from, to)) {
            return Verdict.of(CellState.ODD, Cause.ADDRESS_COLLAPSE);
        }
        if (tooEarly(from, to, pair, counts)) {
            return Verdict.of(CellState.UNKNOWN, Cause.TOO_EARLY);
        }
        if (out != null && deafness.stopped(from, out)) {
            return Verdict.notHeard(Cause.NOT_SENDING);
        }
        return Verdict.notHeard(lost(from, to));
    }

    private Cause lost(int from, int to) {
        if (deafness.of(to)) {
            return Cause.NOBODY_LISTENS;
        }
        boolean back = to < survey.nodes.size() && survey.pair(to, from).sent != null && survey.tellsHeard(from);
        return back && !Counts.of(survey, to, from).recent() ? Cause.CUT_OFF : Cause.ONE_WAY_LOSS;
    }

    /** Nothing was heard yet, and nothing had to be: the one or the other has only begun, or has not said when. */
    private boolean tooEarly(int from, int to, Pair pair, Counts counts) {
        if (counts.ageMs().isPresent()) {
            return false;
        }
        SentTo out = pair.sent;
        if (out != null && out.count() < Deafness.ENOUGH) {
            return true;
        }
        HeardFrom row = pair.heard;
        if (row != null && row.count() < 0 && !row.stale()) {
            return true;
        }
        double wait = FIRST_WAIT * (double) survey.node(from).period().toNanos();
        return survey.side(to)
                .filter(side -> (double) (side.now().atNanos() - side.begins()) < wait)
                .isPresent();
    }

    /** Its identity is no address of its own, or another's as well. */
    boolean collapsed(int node) {
        return survey.identities.shares(node)
                || survey.identities
                        .said(node)
                        .filter(said -> AddressForm.isWildcard(said)
                                || AddressForm.isLoopback(said)
                                        && !AddressForm.isLoopback(
                                                survey.node(node).host()))
                        .isPresent();
    }

    /** The receiver has one row for all that call themselves so. */
    boolean collapsedRow(int from, int to) {
        return collapsed(from)
                && survey.side(to).flatMap(side -> side.now().heard()).stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> row.ageMs().isPresent()
                                && !row.stale()
                                && row.saidPort() == survey.node(from).heartbeatPort()
                                && AddressForm.isNobodysOwn(row.saidHost())
                                && survey.directory.of(row) != from);
    }

    private boolean turnedAway(int from, int to) {
        return survey.side(to).stream()
                .flatMap(side -> side.now().strangers().stream())
                .filter(stranger ->
                        stranger.ageMs().orElse(0) <= survey.limits.fresh().toMillis())
                .anyMatch(stranger -> survey.directory.of(stranger) == from
                        || stranger.source().equals(survey.node(from).host())
                                && (stranger.saidPort() == 0
                                        || stranger.saidPort()
                                                == survey.node(from).heartbeatPort()));
    }

    private boolean down(int node) {
        return health(node).state() == NodeState.DOWN;
    }

    private NodeHealth health(int node) {
        return survey.nodes.get(node);
    }
}
