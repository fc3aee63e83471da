package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.Alarm.Ending;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.alarm.AlarmState.Between;
import dev.flotilla.app.monitor.alarm.AlarmState.Track;
import dev.flotilla.app.monitor.matrix.MatrixLimits;
import dev.flotilla.app.monitor.matrix.TruthMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Raises and ends alarms. A condition has to hold for its dwell time before it is one, and to be gone for its calm time
 * before it is none; one that was raised several times within the damping's span stays open until it was calm for long.
 * Time is the monotonic clock of the health, of which no pause of the monitor itself counts for more than a moment.
 */
public final class AlarmDesk {
    private static final long LOOK_EVERY = Duration.ofMillis(900).toNanos();
    private static final long LOOK_BETWEEN_EVERY = Duration.ofSeconds(5).toNanos();
    /** Longer pauses are the monitor's own. */
    private static final long LONGEST_STEP = Duration.ofSeconds(3).toNanos();
    /** Of edges; with more nodes those in trouble are looked at first. */
    private static final int MOST_NODES_BETWEEN = 100;

    private final AlarmRules rules;
    private final NodeFindings nodes;

    /** @param hostNames for people; hosts are told apart by it */
    public AlarmDesk(AlarmRules rules, Function<HostId, String> hostNames) {
        this.rules = rules;
        this.nodes = new NodeFindings(rules, hostNames);
    }

    /** Looks at most once a second, however often it is called; otherwise the state is the same and nothing changes. */
    public AlarmStep step(AlarmState state, FleetHealth health) {
        long passed = state.lookedAt().map(last -> health.atNanos() - last).orElse(0L);
        if (state.lookedAt().isPresent() && passed < LOOK_EVERY) {
            return new AlarmStep(state, List.of());
        }
        long clock = state.clock() + Math.min(passed, LONGEST_STEP);
        Memory memory = state.memory().after(health, clock, rules.thresholds());
        List<Alarm> open = state.open().reversed();
        Between between = between(state, health, clock, open);
        List<Finding> findings = new ArrayList<>(nodes.of(health, memory, clock, open));
        findings.addAll(between.findings());
        boolean stalled = health.nodes().stream().anyMatch(node -> node.cause() == NodeCause.MONITOR_STALLED);
        Turn turn = new Turn(state, clock, health.at(), stalled, new Endings(health));
        turn.take(findings);
        return new AlarmStep(
                new AlarmState(
                        turn.nextId, clock, Optional.of(health.atNanos()), turn.tracks, memory, Optional.of(between)),
                turn.changes.stream()
                        .sorted(Comparator.comparingLong(
                                change -> change.alarm().id()))
                        .toList());
    }

    private Between between(AlarmState state, FleetHealth health, long clock, List<Alarm> open) {
        Optional<Between> last = state.between();
        if (last.isPresent() && clock - last.get().clock() < LOOK_BETWEEN_EVERY) {
            return last.get();
        }
        MatrixLimits usual = MatrixLimits.USUAL;
        TruthMatrix matrix = TruthMatrix.of(
                health,
                new MatrixLimits(
                        usual.fresh(), usual.lossPercent(), usual.lossLeast(), usual.skew(), MOST_NODES_BETWEEN));
        List<Finding> findings = new ArrayList<>(
                new EdgeFindings(health, matrix, rules.thresholds().lossPercent(), open).all());
        findings.addAll(ReplicaFindings.of(health, matrix, open));
        return new Between(clock, findings);
    }

    /** One look. */
    private final class Turn {
        private final AlarmState before;
        private final long clock;
        private final Instant at;
        private final boolean stalled;
        private final Endings endings;
        private final Map<Finding.Key, Track> tracks;
        private final List<AlarmChange> changes = new ArrayList<>();
        private long nextId;

        Turn(AlarmState before, long clock, Instant at, boolean stalled, Endings endings) {
            this.endings = endings;
            this.before = before;
            this.clock = clock;
            this.at = at;
            this.stalled = stalled;
            this.tracks = new HashMap<>(before.tracks());
            this.nextId = before.nextId();
        }

        void take(List<Finding> findings) {
            Map<Finding.Key, Finding> held = new LinkedHashMap<>();
            for (Finding finding : findings) {
                if (rules.timings().containsKey(finding.key().kind())) {
                    held.putIfAbsent(finding.key(), finding);
                }
            }
            held.forEach(this::holds);
            for (Finding.Key key : before.tracks().keySet()) {
                if (!held.containsKey(key)) {
                    gone(key);
                }
            }
        }

        private void holds(Finding.Key key, Finding finding) {
            Track track = tracks.getOrDefault(key, new Track(Optional.empty(), clock, List.of(), Optional.empty()));
            long since = track.since().orElse(clock);
            Duration dwell = timing(key.kind()).dwell().plus(finding.more());
            Optional<Alarm> open = track.open();
            List<Long> raises = track.raises();
            if (open.isPresent()) {
                open = Optional.of(changed(open.get(), finding));
            } else if (!stalled && clock - since >= dwell.toNanos()) {
                raises = recent(raises);
                raises.add(clock);
                open = Optional.of(
                        raised(key, finding, raises.size() >= rules.damping().times()));
            }
            tracks.put(key, new Track(Optional.of(since), clock, raises, open));
        }

        private Alarm raised(Finding.Key key, Finding finding, boolean flapping) {
            String why = flapping
                    ? finding.why() + " It came and went " + rules.damping().times() + " times within "
                            + NodeFindings.words(rules.damping().within()) + "; this alarm stays until it was calm for "
                            + NodeFindings.words(rules.damping().calm()) + "."
                    : finding.why();
            Alarm alarm = new Alarm(
                    nextId++,
                    key.kind().code(),
                    key.kind().severity(),
                    key.subject(),
                    finding.nodes(),
                    why,
                    at,
                    Optional.empty(),
                    flapping,
                    false);
            changes.add(new AlarmChange.Raised(alarm));
            return alarm;
        }

        /** Another sentence about the same nodes is no news: it has ages and rates in it. */
        private Alarm changed(Alarm open, Finding finding) {
            if (Set.copyOf(open.nodes()).equals(Set.copyOf(finding.nodes()))) {
                return open;
            }
            Alarm changed = open.of(finding.nodes(), finding.why());
            changes.add(new AlarmChange.Changed(changed));
            return changed;
        }

        private void gone(Finding.Key key) {
            Track track = tracks.get(key);
            if (track == null) {
                return;
            }
            Optional<Alarm> open = track.open();
            if (open.isPresent() && !stalled) {
                Ending how = endings.of(key.kind(), open.get());
                if (clock - track.lastHeld() >= calm(key, open.get(), how).toNanos()) {
                    changes.add(new AlarmChange.Ended(open.get().over(at, how)));
                    open = Optional.empty();
                }
            }
            List<Long> raises = recent(track.raises());
            if (open.isEmpty() && raises.isEmpty()) {
                tracks.remove(key);
            } else {
                tracks.put(key, new Track(Optional.empty(), track.lastHeld(), raises, open));
            }
        }

        /** Who is gone, or was stopped, does not come and go. */
        private Duration calm(Finding.Key key, Alarm open, Ending how) {
            boolean mayComeBack = how == Ending.WELL || how == Ending.UNKNOWN;
            return open.flapping() && mayComeBack
                    ? rules.damping().calm()
                    : timing(key.kind()).calm();
        }

        /** A kind that was switched off ends its alarms at once. */
        private AlarmRules.Timing timing(AlarmKind kind) {
            return rules.timings().getOrDefault(kind, AlarmRules.Timing.seconds(0, 0));
        }

        private List<Long> recent(List<Long> raises) {
            List<Long> kept = new ArrayList<>(raises);
            kept.removeIf(time -> clock - time > rules.damping().within().toNanos());
            return kept;
        }
    }
}
