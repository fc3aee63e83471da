package dev.flotilla.node.commit;

import dev.flotilla.node.commit.CommitState.Delivery;
import dev.flotilla.node.commit.CommitState.PeerView;
import dev.flotilla.node.commit.CommitState.Round;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingRules;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of the coordinator: propose, collect votes, decide, deliver. */
final class Coordinating {
    /** How often an abort is repeated: who misses all of them asks. */
    private static final int ABORTS_TOLD = 3;

    private Coordinating() {}

    /** A coordinator that restarts finishes what it decided and aborts what it did not. */
    static void resume(Turn turn, Recovered recovered) {
        if (!turn.holds(Guarantee.RESTART_FINISHES)) {
            return;
        }
        recovered.begun().ifPresent(open -> {
            turn.say("Coordinator restarted before a decision on " + open.txid());
            abort(turn, open, "the coordinator restarted before a decision");
        });
        boolean told = turn.settings.peers().isEmpty();
        if (turn.delivery.isEmpty() && !told && !turn.committed.txid().equals(RoutingState.INITIAL_TXID)) {
            turn.delivery = Optional.of(
                    new Delivery(Verdict.COMMIT, turn.committed, turn.settings.peers(), turn.now.nanos(), 0));
        }
    }

    static void propose(Turn turn, RolloutDraft draft) {
        Optional<String> obstacle = obstacle(turn);
        if (obstacle.isPresent()) {
            turn.put(new CommitOutput.Refused(obstacle.get()));
            return;
        }
        Instant stamp = turn.now.wall().truncatedTo(ChronoUnit.MICROS);
        if (!stamp.isAfter(turn.lastStamp)) {
            stamp = turn.lastStamp.plus(1, ChronoUnit.MICROS);
        }
        long version = nextVersion(turn);
        RoutingState candidate;
        try {
            candidate = draft.at(version, txid(turn, version, stamp), stamp);
        } catch (IllegalArgumentException e) {
            turn.put(new CommitOutput.Refused("no routing state: " + e.getMessage()));
            return;
        }
        Optional<String> problem = turn.holds(Guarantee.VALID_WEIGHTS)
                ? RoutingRules.problem(candidate, turn.settings.knownModels())
                : Optional.empty();
        if (problem.isEmpty() && RoutingRules.raisesExposure(turn.committed, candidate)) {
            problem = turn.health.failing().map(reason -> "health gate triggered: " + reason);
        }
        if (problem.isPresent()) {
            turn.put(new CommitOutput.Refused(problem.get()));
            return;
        }
        turn.lastStamp = stamp;
        turn.delivery = Optional.empty();
        turn.persist(new LogRecord.Begun(candidate), false);
        turn.put(new CommitOutput.Proposed(candidate.txid(), version));
        turn.round = Optional.of(new Round(
                candidate,
                Map.of(),
                turn.in(turn.settings.timing().voteWait()),
                turn.in(turn.settings.timing().again())));
        ControlFrame request = request(turn, candidate);
        for (String peer : turn.settings.peers()) {
            turn.send(peer, request);
        }
        if (turn.settings.peers().isEmpty()) {
            commit(turn, candidate);
        }
    }

    /** Above what is served here, and above what an original says it serves: it cannot be asked for its state. */
    private static long nextVersion(Turn turn) {
        long highest = turn.committed.version();
        for (PeerView peer : turn.peers.values()) {
            highest = Math.max(highest, peer.version());
        }
        return highest + 1;
    }

    private static Optional<String> obstacle(Turn turn) {
        if (!turn.settings.coordinates()) {
            return Optional.of("only the coordinator " + turn.settings.coordinatorId() + " proposes");
        }
        if (turn.round.isPresent()) {
            return Optional.of("version " + turn.round.get().candidate().version() + " is being voted on");
        }
        Optional<Delivery> commit = turn.delivery.filter(d -> d.kind() == Verdict.COMMIT);
        if (commit.isPresent() && turn.holds(Guarantee.TOLD_UNTIL_ACKNOWLEDGED)) {
            return Optional.of(String.join(", ", commit.get().waiting()) + " has not acknowledged version "
                    + commit.get().state().version());
        }
        for (Map.Entry<String, PeerView> peer : turn.peers.entrySet()) {
            if (peer.getValue().ours() && peer.getValue().version() > turn.committed.version()) {
                return Optional.of(peer.getKey() + " serves version "
                        + peer.getValue().version() + ", this coordinator " + turn.committed.version());
            }
        }
        return Optional.empty();
    }

    /**
     * The original's form and the boot number behind it: after a crash that loses the record of a proposal, and a clock that was set back,
     * the same moment comes twice.
     */
    private static String txid(Turn turn, long version, Instant stamp) {
        return "promote-" + turn.settings.nodeId() + "-" + version + "-"
                + LocalDateTime.ofInstant(stamp, ZoneOffset.UTC) + "-" + turn.boot;
    }

    private static ControlFrame request(Turn turn, RoutingState candidate) {
        return new ControlFrame.PrepareRequest(turn.settings.nodeId(), candidate.txid(), candidate);
    }

    static void vote(Turn turn, ControlFrame.PrepareResponse vote) {
        Optional<Round> open = turn.round.filter(r -> r.candidate().txid().equals(vote.txid()));
        if (open.isEmpty()) {
            turn.drop(CommitOutput.Why.LATE_VOTE);
            if (turn.noteLate(vote.txid())) {
                turn.say("A vote of " + vote.sender() + " came after the decision on " + vote.txid());
            }
            return;
        }
        Round round = open.get();
        Map<String, Verdict> votes = new TreeMap<>(round.votes());
        String voter = turn.holds(Guarantee.VOTES_PER_NODE) ? vote.sender() : vote.sender() + "#" + votes.size();
        votes.putIfAbsent(voter, vote.vote());
        if (votes.get(voter) == Verdict.ABORT) {
            turn.round = Optional.empty();
            abort(turn, round.candidate(), vote.sender() + ": " + vote.reason());
        } else if (votes.size() >= turn.settings.peers().size()) {
            commit(turn, round.candidate());
        } else {
            turn.round = Optional.of(new Round(round.candidate(), votes, round.deadline(), round.againAt()));
        }
    }

    static void tick(Turn turn) {
        turn.round.ifPresent(round -> {
            Set<String> silent = new TreeSet<>(turn.settings.peers());
            silent.removeAll(round.votes().keySet());
            if (turn.now.reached(round.deadline())) {
                turn.round = Optional.empty();
                abort(turn, round.candidate(), "no vote from " + String.join(", ", silent));
            } else if (turn.now.reached(round.againAt())) {
                silent.stream().filter(turn::ours).forEach(peer -> turn.send(peer, request(turn, round.candidate())));
                turn.round = Optional.of(new Round(
                        round.candidate(),
                        round.votes(),
                        round.deadline(),
                        turn.in(turn.settings.timing().again())));
            }
        });
        turn.delivery.filter(delivery -> turn.now.reached(delivery.againAt())).ifPresent(d -> repeat(turn, d));
    }

    private static void repeat(Turn turn, Delivery delivery) {
        boolean over = delivery.kind() == Verdict.ABORT && delivery.times() >= ABORTS_TOLD;
        if (over || !turn.holds(Guarantee.TOLD_UNTIL_ACKNOWLEDGED)) {
            turn.delivery = Optional.empty();
            return;
        }
        for (String peer : delivery.waiting()) {
            if (turn.ours(peer)) {
                turn.send(peer, decision(turn, delivery.kind(), delivery.state()));
            }
        }
        turn.delivery = Optional.of(new Delivery(
                delivery.kind(),
                delivery.state(),
                delivery.waiting(),
                turn.in(turn.settings.timing().again()),
                delivery.times() + 1));
    }

    static void acknowledged(Turn turn, String peer, String txid) {
        turn.delivery.filter(d -> d.state().txid().equals(txid)).ifPresent(delivery -> {
            Set<String> waiting = new TreeSet<>(delivery.waiting());
            waiting.remove(peer);
            turn.delivery = waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Delivery(
                            delivery.kind(), delivery.state(), waiting, delivery.againAt(), delivery.times()));
            if (waiting.isEmpty() && delivery.kind() == Verdict.COMMIT) {
                turn.say("Version " + delivery.state().version() + " acknowledged by all");
            }
        });
    }

    /** A heartbeat acknowledges what it says it serves; an original that is behind is told the decision again. */
    static void heartbeat(Turn turn, ControlFrame.Heartbeat beat) {
        if (!turn.settings.coordinates()) {
            return;
        }
        RoutingState served = turn.committed;
        boolean behind = beat.lastCommittedVersion() < served.version();
        if (!behind) {
            acknowledged(turn, beat.sender(), served.txid());
        } else if (!turn.ours(beat.sender()) && !served.txid().equals(RoutingState.INITIAL_TXID)) {
            turn.send(beat.sender(), decision(turn, Verdict.COMMIT, served));
        }
    }

    private static void commit(Turn turn, RoutingState candidate) {
        RoutingState state = candidate.withStatus(RoutingStatus.COMMITTED);
        turn.round = Optional.empty();
        boolean first = turn.holds(Guarantee.DECISION_LOGGED_FIRST);
        if (first) {
            turn.persist(new LogRecord.Committed(state), true);
        }
        tell(turn, Verdict.COMMIT, state);
        if (!first) {
            turn.persist(new LogRecord.Committed(state), true);
        }
        turn.adopt(state);
        turn.say("2PC: COMMIT version " + state.version() + " (" + state.txid() + ")");
        turn.say("Routing state updated: version " + state.version() + ", weights " + state.weights());
        turn.put(new CommitOutput.Ended(state.txid(), true, "all voted for it"));
    }

    private static void abort(Turn turn, RoutingState candidate, String reason) {
        RoutingState state = candidate.withStatus(RoutingStatus.ABORTED);
        turn.persist(new LogRecord.Aborted(state.txid()), false);
        turn.knowAborted(state.txid());
        tell(turn, Verdict.ABORT, state);
        turn.say("2PC: ABORT version " + state.version() + " (" + state.txid() + "): " + reason);
        turn.put(new CommitOutput.Ended(state.txid(), false, reason));
    }

    private static void tell(Turn turn, Verdict kind, RoutingState state) {
        ControlFrame decision = decision(turn, kind, state);
        for (String peer : turn.settings.peers()) {
            turn.send(peer, decision);
        }
        turn.delivery = turn.settings.peers().isEmpty()
                ? Optional.empty()
                : Optional.of(new Delivery(
                        kind,
                        state,
                        turn.settings.peers(),
                        turn.in(turn.settings.timing().again()),
                        0));
    }

    private static ControlFrame decision(Turn turn, Verdict kind, RoutingState state) {
        return new ControlFrame.Decision(turn.settings.nodeId(), state.txid(), kind, state);
    }
}
