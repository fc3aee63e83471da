package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.Sign;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** One node and the monitor that watches it, from event to event. */
final class SimulatedNode {
    private static final long NEVER = Long.MAX_VALUE;

    private enum Crash {
        MACHINE,
        HUNG,
        KILLED
    }

    /** Something that reaches the monitor. */
    private record Incoming(long at, Sign sign, boolean datagram) {}

    private final Scenario scenario;
    private final RandomGenerator random;
    private final Outcomes outcomes;
    private final PriorityQueue<Incoming> incoming = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));

    private boolean alive = true;
    private Crash crash = Crash.MACHINE;
    private long bornAt;
    private long crashedAt;
    private long turnAt;
    private long boot = 1;
    private long sequence;
    private long sentAt;
    private long lastArrival = NEVER;
    private final long[] peerHeard;

    private NodeWatch watch;
    private Vigil vigil;
    private long lookAt;
    private long slept;
    private long stallAt;
    private long networkBackAt;
    private boolean found;
    private long stallTouches;
    private NodeState state = NodeState.UNKNOWN;

    SimulatedNode(Scenario scenario, RandomGenerator random, Outcomes outcomes) {
        this.scenario = scenario;
        this.random = random;
        this.outcomes = outcomes;
        this.peerHeard = new long[scenario.peers()];
        WatchedNode node = new WatchedNode(
                "n",
                Optional.empty(),
                "192.0.2.11",
                5000,
                5001,
                0,
                Optional.empty(),
                NodeKind.UNKNOWN,
                Optional.empty(),
                Duration.ofNanos(scenario.period()),
                Duration.ofNanos(scenario.tolerance()));
        watch = NodeWatch.of(node, 0);
        vigil = Vigil.of(scenario.tick());
        turnAt = Scenario.exponential(random, scenario.crashEvery());
        stallAt = Scenario.exponential(random, scenario.stallEvery());
        sentAt = random.nextLong(scenario.period());
        stallTouches = -Scenario.HOUR;
        beat();
    }

    void run(long until) {
        look(0);
        long now = 0;
        while (now < until) {
            long nextIn = incoming.isEmpty() ? NEVER : incoming.element().at();
            now = Math.min(Math.min(nextIn, lookAt), Math.min(turnAt, stallAt));
            if (now == turnAt) {
                turn(now);
            } else if (now == stallAt) {
                stall(now);
            } else if (now == nextIn) {
                boolean calm = state == NodeState.ONLINE && !watch.inDoubt();
                Incoming next = incoming.remove();
                take(next, now);
                // a beat of a node that is well only puts off the next look
                lookAt = calm && next.datagram()
                        ? Math.max(lookAt, tick(now + watch.rhythm.period() + watch.rhythm.margin()))
                        : Math.min(lookAt, tick(now));
            } else {
                look(now);
            }
        }
        if (alive) {
            outcomes.lived(now - bornAt);
        }
    }

    /** The next beat that is not lost, when it is sent before the crash. */
    private void beat() {
        while (alive) {
            sentAt += scenario.period() + random.nextLong(2 * Scenario.MS);
            sequence++;
            if (sentAt >= turnAt) {
                return;
            }
            outcomes.beats++;
            if (!scenario.lost(random, 1)) {
                incoming.add(new Incoming(sentAt + scenario.oneWay(random), sign(), true));
                return;
            }
        }
    }

    private Sign.Beat sign() {
        boolean numbered = scenario.numbered();
        return new Sign.Beat(
                numbered ? OptionalLong.of(boot) : OptionalLong.empty(),
                numbered ? OptionalLong.of(sequence) : OptionalLong.empty(),
                sentAt + Scenario.HOUR,
                sentAt + Scenario.HOUR,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private void take(Incoming what, long now) {
        if (what.datagram()) {
            beat();
            if (lastArrival != NEVER) {
                outcomes.gap(now - lastArrival);
            }
            lastArrival = now;
            if (now < networkBackAt) {
                return;
            }
        }
        watch = FailureDetector.see(watch, what.sign(), now - slept);
    }

    private void look(long now) {
        FailureDetector.Look look = FailureDetector.look(watch, now - slept);
        watch = look.watch();
        Judgement judgement = look.judgement();
        judgement.ask().ifPresent(ask -> ask(ask, now));
        if (judgement.state() == NodeState.DOWN && state != NodeState.DOWN) {
            down(now);
        }
        state = judgement.state();
        long again = Math.max(now + 1, judgement.lookAgainNanos() + slept);
        lookAt = tick(again);
    }

    /** The monitor's next wake at or after this. */
    private long tick(long at) {
        long tick = watch.inDoubt() ? scenario.fineTick() : scenario.tick();
        return (at + tick - 1) / tick * tick;
    }

    private void down(long now) {
        if (alive) {
            outcomes.falseDowns++;
        } else if (!found) {
            found = true;
            if (crashedAt - stallTouches > 2 * scenario.tolerance() + scenario.period()) {
                outcomes.found(now - crashedAt);
            }
        }
    }

    private void ask(Ask ask, long now) {
        outcomes.asks++;
        if (ask.peersToo()) {
            askPeers(now);
        }
        long limit = ask.limit().toNanos();
        long took = 2 * scenario.oneWay(random) + 2 * scenario.oneWay(random);
        long asked = now - slept;
        boolean arrives = !scenario.lost(random, scenario.packetsOfAsk()) && now >= networkBackAt;
        if (arrives && alive && now + took / 2 < turnAt) {
            incoming.add(
                    took <= limit
                            ? new Incoming(now + took, new Sign.Answered(ask.question(), Duration.ofNanos(took)), false)
                            : refusal(ask, Sign.Refusal.SILENT, now + limit, asked));
        } else if (arrives && !alive && crash == Crash.KILLED && took / 2 <= limit) {
            incoming.add(refusal(ask, Sign.Refusal.REFUSED, now + took / 2, asked));
        } else {
            boolean silent = arrives && !alive && crash == Crash.HUNG;
            incoming.add(refusal(ask, silent ? Sign.Refusal.SILENT : Sign.Refusal.UNREACHABLE, now + limit, asked));
        }
    }

    private static Incoming refusal(Ask ask, Sign.Refusal why, long at, long asked) {
        return new Incoming(at, new Sign.NotAnswered(ask.question(), why, asked), false);
    }

    private void askPeers(long now) {
        for (int peer = 0; peer < peerHeard.length; peer++) {
            outcomes.peerAsks++;
            if (scenario.lost(random, scenario.packetsOfAsk()) || now < networkBackAt) {
                continue;
            }
            long took = scenario.oneWay(random) + scenario.oneWay(random);
            long at = now + took / 2;
            long heard = alive ? heardBy(at) : peerHeard[peer];
            incoming.add(new Incoming(
                    now + took,
                    new Sign.HeardByPeer("peer-" + peer, Duration.ofNanos(at - heard + took - took / 2)),
                    false));
        }
    }

    /** When a peer heard the last beat that was not lost to it. */
    private long heardBy(long at) {
        long sent = at - Math.floorMod(at - sentAt, scenario.period());
        while (scenario.lost(random, 1)) {
            sent -= scenario.period();
        }
        return Math.min(at, sent + scenario.oneWay(random));
    }

    private void turn(long now) {
        if (alive) {
            alive = false;
            found = state == NodeState.DOWN;
            crashedAt = now;
            crash = Crash.values()[random.nextInt(3)];
            outcomes.crashes++;
            outcomes.lived(now - bornAt);
            for (int peer = 0; peer < peerHeard.length; peer++) {
                peerHeard[peer] = heardBy(now);
            }
            turnAt = now + 8 * scenario.period() + random.nextLong(60 * scenario.period());
            return;
        }
        if (!found && crashedAt - stallTouches > 2 * scenario.tolerance()) {
            outcomes.missed++;
        }
        if (lastArrival != NEVER) {
            outcomes.crashed(crashedAt - lastArrival);
        }
        alive = true;
        bornAt = now;
        boot++;
        sequence = 0;
        sentAt = now + random.nextLong(scenario.period());
        lastArrival = NEVER;
        turnAt = now + Scenario.exponential(random, scenario.crashEvery());
        beat();
    }

    /** The monitor's process stands still, or its machine sleeps: the monotonic clock with it. */
    private void stall(long now) {
        outcomes.stalls++;
        boolean sleep = random.nextBoolean();
        long length =
                (long) (100 * Scenario.MS * Math.pow(300, random.nextDouble())) + (sleep ? 3 * Scenario.SECOND : 0);
        long end = now + length;
        stallTouches = end;
        vigil = vigil.awake(now - slept, now).next();
        List<Incoming> waiting = new ArrayList<>();
        while (turnAt <= end || (!incoming.isEmpty() && incoming.element().at() <= end)) {
            if (incoming.isEmpty() || turnAt <= incoming.element().at()) {
                turn(turnAt);
                continue;
            }
            Incoming next = incoming.remove();
            if (next.datagram()) {
                beat();
                lastArrival = next.at();
            }
            if (!(sleep && next.datagram())) {
                waiting.add(next);
            }
        }
        if (sleep) {
            slept += length;
            networkBackAt = end + random.nextLong(3 * Scenario.SECOND);
        }
        Vigil.Awake awake = vigil.awake(end - slept, end);
        vigil = awake.next();
        awake.stall().ifPresent(stall -> watch = FailureDetector.stalled(watch, stall));
        waiting.forEach(what -> watch = FailureDetector.see(watch, what.sign(), end - slept));
        look(end);
        stallAt = end + Scenario.exponential(random, scenario.stallEvery());
    }
}
