package dev.flotilla.node.commit;

import dev.flotilla.node.commit.CommitOutput.Why;
import dev.flotilla.node.commit.CommitState.Promise;
import dev.flotilla.node.routing.RoutingRules;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.routing.RoutingStatus;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Verdict;
import dev.flotilla.node.wire.StateDigest;
import java.util.Optional;

/** The part of a participant: vote, keep the promise, learn the decision. */
final class Participating {
    private Participating() {}

    /** A promise outlives a crash: the node is in doubt and asks as soon as it knows whom. */
    static void resume(Turn turn, Recovered recovered) {
        recovered
                .prepared()
                .filter(open -> open.version() > turn.committed.version())
                .ifPresent(open -> turn.promise = Optional.of(new Promise(
                        open,
                        turn.now.nanos() - turn.settings.timing().doubtAfter().toNanos(),
                        turn.now.nanos(),
                        false)));
    }

    static void prepare(Turn turn, ControlFrame.PrepareRequest request) {
        if (!request.sender().equals(turn.settings.coordinatorId())) {
            turn.drop(Why.NOT_THE_COORDINATOR);
            turn.say(request.sender() + " asks for votes but is not the coordinator");
            return;
        }
        RoutingState state = request.state().withStatus(RoutingStatus.PREPARED);
        if (turn.committed.txid().equals(state.txid())) {
            acknowledge(turn, state.txid());
            return;
        }
        if (turn.promise.isPresent()
                && turn.promise.get().state().txid().equals(state.txid())
                && turn.promise.get().state().sameMeaning(state)) {
            vote(turn, state.txid(), Verdict.COMMIT, "health gates met");
            return;
        }
        Optional<String> objection = objection(turn, state);
        if (objection.isPresent()) {
            turn.refuse(state.txid(), objection.get());
            vote(turn, state.txid(), Verdict.ABORT, objection.get());
            return;
        }
        boolean first = turn.holds(Guarantee.PROMISE_LOGGED_FIRST);
        if (first) {
            turn.persist(new LogRecord.Prepared(state), true);
        }
        vote(turn, state.txid(), Verdict.COMMIT, "health gates met");
        if (!first) {
            turn.persist(new LogRecord.Prepared(state), true);
        }
        turn.promise = Optional.of(new Promise(
                state, turn.now.nanos(), turn.in(turn.settings.timing().doubtAfter()), false));
    }

    private static Optional<String> objection(Turn turn, RoutingState state) {
        if (turn.refused.containsKey(state.txid())) {
            return Optional.of(turn.refused.get(state.txid()));
        }
        if (turn.aborted.contains(state.txid())) {
            return Optional.of("aborted before");
        }
        if (turn.promise.isPresent() && turn.holds(Guarantee.ONE_IN_DOUBT)) {
            ask(turn, turn.promise.get());
            return Optional.of("in doubt about " + turn.promise.get().state().txid());
        }
        if (state.version() <= turn.committed.version() && turn.holds(Guarantee.ONLY_UPWARDS)) {
            return Optional.of("version " + state.version() + " is not above " + turn.committed.version());
        }
        Optional<String> problem = turn.holds(Guarantee.VALID_WEIGHTS)
                ? RoutingRules.problem(state, turn.settings.knownModels())
                : Optional.empty();
        if (problem.isEmpty() && RoutingRules.raisesExposure(turn.committed, state)) {
            return turn.health.failing().map(reason -> "health gate triggered: " + reason);
        }
        return problem;
    }

    private static void vote(Turn turn, String txid, Verdict verdict, String reason) {
        turn.send(
                turn.settings.coordinatorId(),
                new ControlFrame.PrepareResponse(turn.settings.nodeId(), txid, verdict, reason));
    }

    static void decision(Turn turn, ControlFrame.Decision decision) {
        boolean guarded = turn.holds(Guarantee.ONLY_PREPARED);
        if (!decision.sender().equals(turn.settings.coordinatorId()) && guarded) {
            turn.drop(Why.NOT_THE_COORDINATOR);
            turn.say(decision.sender() + " sends a decision but is not the coordinator");
            return;
        }
        Optional<Promise> promise = turn.promise.filter(p -> p.state().txid().equals(decision.txid()));
        if (promise.isPresent() && !promise.get().state().sameMeaning(decision.state())) {
            turn.drop(Why.CONTRADICTION);
            turn.say("The decision on " + decision.txid() + " is about another state than was prepared; asking");
            ask(turn, promise.get());
            return;
        }
        switch (decision.kind()) {
            case COMMIT -> {
                if (promise.isPresent()) {
                    commit(turn, promise.get().state());
                } else if (turn.committed.txid().equals(decision.txid())) {
                    acknowledge(turn, decision.txid());
                } else {
                    unprepared(turn, decision);
                }
            }
            case ABORT -> aborted(turn, decision.txid());
        }
    }

    private static void unprepared(Turn turn, ControlFrame.Decision decision) {
        boolean upwards = decision.state().version() > turn.committed.version();
        if (!upwards && turn.holds(Guarantee.ONLY_UPWARDS)) {
            turn.drop(Why.STALE);
            acknowledge(turn, decision.txid());
        } else if (turn.holds(Guarantee.ONLY_PREPARED)) {
            turn.drop(Why.NEVER_PREPARED);
            if (turn.ours(decision.sender())) {
                Watching.askState(turn, decision.sender());
            }
        } else {
            commit(turn, decision.state());
        }
    }

    private static void aborted(Turn turn, String txid) {
        if (turn.committed.txid().equals(txid)) {
            turn.drop(Why.CONTRADICTION);
            return;
        }
        if (turn.promise.filter(p -> p.state().txid().equals(txid)).isPresent()) {
            turn.persist(new LogRecord.Aborted(txid), false);
            turn.promise = Optional.empty();
            turn.say("2PC: ABORT (" + txid + ")");
        }
        turn.knowAborted(txid);
        acknowledge(turn, txid);
    }

    static void abandon(Turn turn, String txid) {
        if (turn.promise.filter(p -> p.state().txid().equals(txid)).isEmpty()) {
            turn.put(new CommitOutput.Refused("not in doubt about " + txid));
            return;
        }
        turn.say("Abandoned by the operator: " + txid);
        aborted(turn, txid);
    }

    /** Takes a state over: durable, then served, then acknowledged. */
    static void commit(Turn turn, RoutingState promised) {
        RoutingState state = promised.withStatus(RoutingStatus.COMMITTED);
        turn.persist(new LogRecord.Committed(state), true);
        turn.promise = turn.promise.filter(p -> p.state().version() > state.version());
        turn.adopt(state);
        acknowledge(turn, state.txid());
        turn.say("2PC: COMMIT version " + state.version() + " (" + state.txid() + ")");
        turn.say("Routing state updated: version " + state.version() + ", weights " + state.weights());
    }

    private static void acknowledge(Turn turn, String txid) {
        if (turn.ours(turn.settings.coordinatorId())) {
            turn.send(turn.settings.coordinatorId(), new ControlFrame.Acknowledgement(turn.settings.nodeId(), txid));
        }
    }

    static void tick(Turn turn) {
        turn.promise.filter(promise -> turn.now.reached(promise.askAt())).ifPresent(promise -> ask(turn, promise));
    }

    private static void ask(Turn turn, Promise promise) {
        if (!turn.holds(Guarantee.TOLD_UNTIL_ACKNOWLEDGED)) {
            return;
        }
        RoutingState state = promise.state();
        if (!promise.said()) {
            turn.say("In doubt about " + state.txid() + "; asking the coordinator and the peers");
        }
        turn.settings.peers().stream()
                .filter(turn::ours)
                .forEach(peer -> turn.send(
                        peer,
                        new ControlFrame.DoubtQuery(
                                turn.settings.nodeId(), state.txid(), state.version(), state.timestamp())));
        turn.promise = Optional.of(new Promise(
                state, promise.since(), turn.in(turn.settings.timing().again()), true));
    }

    static void answer(Turn turn, ControlFrame.DoubtAnswer answer) {
        Optional<Promise> promise = turn.promise.filter(p -> p.state().txid().equals(answer.txid()));
        if (promise.isEmpty()) {
            turn.drop(Why.UNASKED);
            return;
        }
        switch (answer.outcome()) {
            case COMMIT -> commit(turn, promise.get().state());
            case ABORT -> aborted(turn, answer.txid());
            case UNKNOWN -> {}
        }
    }

    /**
     * An original coordinator cannot be asked, but its heartbeats tell: the digest of exactly this state says that it was committed; a
     * higher version with another digest, or an older version long after its limit for votes, that it was not.
     */
    static void heartbeat(Turn turn, ControlFrame.Heartbeat beat) {
        if (!beat.sender().equals(turn.settings.coordinatorId()) || turn.ours(beat.sender())) {
            return;
        }
        turn.promise.ifPresent(promise -> {
            RoutingState state = promise.state();
            long patience = turn.settings.timing().originalPatience().toNanos();
            if (beat.digest().equals(StateDigest.asOriginal(state))) {
                commit(turn, state);
            } else if (beat.lastCommittedVersion() >= state.version() || turn.now.reached(promise.since() + patience)) {
                aborted(turn, state.txid());
            }
        });
    }
}
