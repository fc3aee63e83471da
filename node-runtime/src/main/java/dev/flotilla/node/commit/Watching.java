package dev.flotilla.node.commit;

import dev.flotilla.node.commit.CommitOutput.Why;
import dev.flotilla.node.commit.CommitState.Asked;
import dev.flotilla.node.commit.CommitState.PeerView;
import dev.flotilla.node.routing.RoutingRules;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Announcement;
import java.util.Optional;

/** Heartbeats out and in, and catching up with what they tell. */
final class Watching {
    private Watching() {}

    static void tick(Turn turn) {
        if (!turn.now.reached(turn.nextBeat)) {
            return;
        }
        turn.nextBeat = turn.in(turn.settings.timing().beat());
        turn.seq++;
        String self = turn.settings.nodeId();
        ControlFrame beat = new ControlFrame.Heartbeat(
                self,
                self,
                turn.committed.version(),
                turn.digest(),
                Optional.of(new Announcement(Announcement.PROTOCOL, turn.boot, turn.seq)));
        for (String peer : turn.settings.peers()) {
            turn.send(peer, beat);
            turn.send(peer, snapshot(turn, turn.ours(peer)));
        }
    }

    private static ControlFrame snapshot(Turn turn, boolean toOurs) {
        String self = turn.settings.nodeId();
        return new ControlFrame.HealthSnapshot(
                self,
                self,
                turn.health.p95(),
                turn.health.errorRate(),
                "window-" + turn.now.wall().getEpochSecond(),
                toOurs ? turn.health.canary() : Optional.empty());
    }

    static void heartbeat(Turn turn, ControlFrame.Heartbeat beat) {
        String peer = beat.sender();
        if (!beat.nodeId().equals(peer)) {
            turn.drop(Why.CONTRADICTION);
            return;
        }
        boolean ours = beat.announcement().isPresent();
        PeerView before = turn.view(peer);
        boolean diverged = ours
                && beat.lastCommittedVersion() == turn.committed.version()
                && !beat.digest().equals(turn.digest());
        if (diverged) {
            turn.drop(Why.DIVERGED);
            if (!before.diverged()) {
                turn.say(peer + " serves another state as version " + turn.committed.version());
            }
        }
        turn.peers.put(peer, new PeerView(true, ours, beat.lastCommittedVersion(), beat.digest(), false, diverged));
        boolean follows = turn.settings.coordinates() || peer.equals(turn.settings.coordinatorId());
        if (ours && follows && beat.lastCommittedVersion() > turn.committed.version() && turn.round.isEmpty()) {
            askState(turn, peer);
        }
    }

    /** Asks for the committed state, one question at a time. */
    static void askState(Turn turn, String peer) {
        if (!turn.holds(Guarantee.TOLD_UNTIL_ACKNOWLEDGED)) {
            return;
        }
        long again = turn.settings.timing().again().toNanos();
        if (turn.asked.filter(a -> !turn.now.reached(a.at() + again)).isPresent()) {
            return;
        }
        long asks = turn.asked.map(Asked::asks).orElse(0L) + 1;
        String nonce = turn.boot + "-" + asks;
        turn.asked = Optional.of(new Asked(peer, nonce, turn.now.nanos(), asks));
        turn.send(peer, new ControlFrame.StateQuery(turn.settings.nodeId(), nonce));
    }

    static void stateAnswer(Turn turn, ControlFrame.StateAnswer answer) {
        boolean wanted = turn.asked
                .filter(a -> a.to().equals(answer.sender()) && a.nonce().equals(answer.nonce()))
                .isPresent();
        if (!wanted || turn.round.isPresent()) {
            turn.drop(Why.UNASKED);
            return;
        }
        RoutingState state = answer.state();
        if (state.version() <= turn.committed.version()) {
            turn.drop(Why.STALE);
            return;
        }
        Optional<String> problem = RoutingRules.problem(state, turn.settings.knownModels());
        if (problem.isPresent()) {
            turn.say("Version " + state.version() + " of " + answer.sender() + " cannot be taken over: "
                    + problem.get());
            return;
        }
        turn.say("Catching up with " + answer.sender() + ": version " + turn.committed.version() + " to "
                + state.version());
        Participating.commit(turn, state);
    }

    static void unreachable(Turn turn, String peer) {
        turn.drop(Why.UNSENT);
        PeerView view = turn.view(peer);
        if (turn.peers.containsKey(peer) && !view.unreachable()) {
            turn.say(peer + " cannot be reached");
            turn.peers.put(
                    peer,
                    new PeerView(view.heard(), view.ours(), view.version(), view.digest(), true, view.diverged()));
        }
    }
}
