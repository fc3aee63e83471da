package dev.flotilla.node.commit;

import dev.flotilla.node.commit.CommitOutput.Send;
import dev.flotilla.node.routing.RolloutDraft;
import dev.flotilla.node.routing.RoutingState;
import dev.flotilla.node.wire.ControlFrame;
import dev.flotilla.node.wire.ControlFrame.Announcement;
import dev.flotilla.node.wire.StateDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One node on the workbench: inputs by hand, outputs looked at. */
final class Bench {
    static final Instant WALL = Instant.parse("2026-11-20T04:34:00Z");

    private final CommitMachine machine;
    CommitState state;
    List<CommitOutput> outputs;
    private Duration elapsed = Duration.ZERO;

    Bench(String node, Recovered recovered) {
        Set<String> peers = new TreeSet<>(Set.of("node-a", "node-b", "node-c"));
        peers.remove(node);
        machine = new CommitMachine(new CommitSettings(node, "node-a", peers, Set.of(), Timing.DEFAULT));
        Step first = machine.start(recovered, 7, now());
        state = first.state();
        outputs = first.outputs();
    }

    static Bench fresh(String node) {
        return new Bench(node, Recovered.of(WALL, List.of()));
    }

    static Bench after(String node, LogRecord... records) {
        return new Bench(node, Recovered.of(WALL, List.of(records)));
    }

    Moment now() {
        return new Moment(elapsed.toNanos(), WALL.plus(elapsed));
    }

    Bench take(CommitInput input) {
        Step step = machine.step(state, input, now());
        state = step.state();
        outputs = step.outputs();
        return this;
    }

    Bench hears(ControlFrame frame) {
        return take(new CommitInput.Received(frame));
    }

    Bench waits(Duration time) {
        elapsed = elapsed.plus(time);
        return take(new CommitInput.Tick());
    }

    Bench proposes(double share) {
        return take(new CommitInput.Propose(RolloutDraft.canaryShare(state.committed(), share)));
    }

    /** A heartbeat of a peer of ours that serves a state. */
    Bench beats(String peer, RoutingState served) {
        return hears(new ControlFrame.Heartbeat(
                peer, peer, served.version(), StateDigest.ofMeaning(served), Optional.of(new Announcement(1, 3, 9))));
    }

    /** A heartbeat of an original that serves a state. */
    Bench originalBeats(String peer, RoutingState served) {
        return hears(new ControlFrame.Heartbeat(
                peer, peer, served.version(), StateDigest.asOriginal(served), Optional.empty()));
    }

    /** What was sent, heartbeats and snapshots left out. */
    List<Send> sent() {
        List<Send> sent = new ArrayList<>();
        for (CommitOutput output : outputs) {
            if (output instanceof Send send
                    && !(send.frame() instanceof ControlFrame.Heartbeat)
                    && !(send.frame() instanceof ControlFrame.HealthSnapshot)) {
                sent.add(send);
            }
        }
        return sent;
    }

    static RoutingState candidate(RoutingState on, double share, String txid) {
        return RolloutDraft.canaryShare(on, share).at(on.version() + 1, txid, WALL.plusSeconds(1));
    }
}
