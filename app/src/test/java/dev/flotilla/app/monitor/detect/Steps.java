package dev.flotilla.app.monitor.detect;

import dev.flotilla.app.monitor.NodeCause;
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

/** Leads one watch through time: beats when told, looks when due, answers questions as told. */
final class Steps {
    static final long MS = 1_000_000;

    /** How the node behaves when it is asked. */
    enum Manner {
        ANSWERS,
        REFUSES,
        SILENT,
        UNREACHABLE,
        GARBAGE,
        WRONG_CERTIFICATE,
        NO_ADDRESS,
        /** The asker has no time for it. */
        NEVER_PUT
    }

    private record Coming(long at, Sign sign) {}

    NodeWatch watch;
    Judgement judgement;
    long now;
    long wall = 1_800_000_000_000L * MS;
    long boot = 7;
    long sequence;
    long sendTime;
    boolean numbered = true;
    Manner http = Manner.ANSWERS;
    Manner comms = Manner.ANSWERS;
    long roundTrip = 5 * MS;
    int asks;
    int peersAsked;
    final List<NodeState> states = new ArrayList<>();
    private final List<Coming> coming = new ArrayList<>();

    private Steps(WatchedNode node, long start, Manner manner) {
        now = start;
        asked(manner);
        watch = NodeWatch.of(node, now);
        judgement = look();
    }

    /** A node of ours, with both faces. */
    static Steps ours(int periodMs) {
        return ours(periodMs, Manner.ANSWERS);
    }

    static Steps ours(int periodMs, Manner manner) {
        return new Steps(node(periodMs, true, true), 5_000_000_000L, manner);
    }

    static Steps mute(int periodMs) {
        return new Steps(node(periodMs, false, false), -7_000_000_000L, Manner.ANSWERS);
    }

    static Steps overComms(int periodMs) {
        Steps steps = new Steps(node(periodMs, false, true), -3_600_000_000_000L, Manner.ANSWERS);
        steps.numbered = false;
        return steps;
    }

    static WatchedNode node(int periodMs, boolean http, boolean comms) {
        return new WatchedNode(
                "node-b",
                Optional.empty(),
                "192.0.2.11",
                5000,
                comms ? 5001 : 0,
                0,
                http ? Optional.of("http://192.0.2.11:50051") : Optional.empty(),
                NodeKind.UNKNOWN,
                Optional.empty(),
                Duration.ofMillis(periodMs),
                Duration.ofSeconds(15));
    }

    Steps beat() {
        sequence++;
        sendTime = wall + now;
        return see(sign());
    }

    Sign.Beat sign() {
        return new Sign.Beat(
                numbered ? OptionalLong.of(boot) : OptionalLong.empty(),
                numbered ? OptionalLong.of(sequence) : OptionalLong.empty(),
                sendTime,
                wall + now + MS,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** So many beats, the first after one period. */
    Steps beats(int count, int periodMs) {
        for (int i = 0; i < count; i++) {
            pass(periodMs);
            beat();
        }
        return this;
    }

    Steps lose(int count, int periodMs) {
        for (int i = 0; i < count; i++) {
            pass(periodMs);
            sequence++;
        }
        return this;
    }

    Steps see(Sign sign) {
        watch = FailureDetector.see(watch, sign, now);
        judgement = look();
        return this;
    }

    Steps heardByPeer(int ageMs) {
        return see(new Sign.HeardByPeer("node-c", Duration.ofMillis(ageMs)));
    }

    Steps asked(Manner manner) {
        http = manner;
        comms = manner;
        return this;
    }

    /** The port on which beats are heard was closed. */
    Steps unheard() {
        watch = FailureDetector.unheard(watch, now);
        judgement = look();
        return this;
    }

    Steps pass(int ms) {
        long until = now + ms * MS;
        while (true) {
            Optional<Coming> next = coming.stream().min((a, b) -> Long.compare(a.at() - now, b.at() - now));
            long sign = next.map(c -> c.at() - now).orElse(Long.MAX_VALUE);
            long look = Math.max(MS, judgement.lookAgainNanos() - now);
            long step = Math.min(sign, look);
            if (step > until - now) {
                now = until;
                return this;
            }
            now += Math.max(0, step);
            if (next.isPresent() && step == sign) {
                coming.remove(next.get());
                see(next.get().sign());
            } else {
                judgement = look();
            }
        }
    }

    /** Nothing is looked at, nothing taken in; then the vigil notices, or does not. */
    Steps stall(int ms) {
        Vigil vigil = Vigil.of(100 * MS).awake(now, now).next();
        now += ms * MS;
        vigil.awake(now, now).stall().ifPresent(stall -> watch = FailureDetector.stalled(watch, stall));
        judgement = look();
        return this;
    }

    Steps sleep(int ms) {
        Vigil vigil = Vigil.of(100 * MS).awake(now, now).next();
        vigil.awake(now + 100 * MS, now + ms * MS)
                .stall()
                .ifPresent(stall -> watch = FailureDetector.stalled(watch, stall));
        now += 100 * MS;
        judgement = look();
        return this;
    }

    private Judgement look() {
        FailureDetector.Look look = FailureDetector.look(watch, now);
        watch = look.watch();
        look.judgement().ask().ifPresent(this::put);
        NodeState state = look.judgement().state();
        if (states.isEmpty() || states.getLast() != state) {
            states.add(state);
        }
        return look.judgement();
    }

    private void put(Ask ask) {
        asks++;
        peersAsked += ask.peersToo() ? 1 : 0;
        long limit = ask.limit().toNanos();
        Sign.Question question = ask.question();
        switch (question == Sign.Question.HTTP ? http : comms) {
            case ANSWERS ->
                coming.add(new Coming(now + roundTrip, new Sign.Answered(question, Duration.ofNanos(roundTrip))));
            case REFUSES -> none(question, Sign.Refusal.REFUSED, roundTrip);
            case SILENT -> none(question, Sign.Refusal.SILENT, limit);
            case UNREACHABLE -> none(question, Sign.Refusal.UNREACHABLE, limit);
            case GARBAGE -> none(question, Sign.Refusal.BAD_ANSWER, roundTrip);
            case WRONG_CERTIFICATE -> none(question, Sign.Refusal.BAD_CERTIFICATE, roundTrip);
            case NO_ADDRESS -> none(question, Sign.Refusal.NO_SUCH_HOST, roundTrip);
            case NEVER_PUT -> {}
        }
    }

    private void none(Sign.Question question, Sign.Refusal why, long after) {
        coming.add(new Coming(now + after, new Sign.NotAnswered(question, why, now)));
    }

    NodeState state() {
        return judgement.state();
    }

    NodeCause cause() {
        return judgement.cause();
    }

    Figures figures() {
        return watch.figures(now);
    }

    String why() {
        return FailureDetector.why(watch, judgement, now);
    }
}
