package dev.flotilla.app.monitor.alarm;

import dev.flotilla.app.monitor.Alarm;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A desk that is called once a second, over nodes whose state a test sets; keeps every change it made. */
final class Watch {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    final Map<String, Subject> subjects = new LinkedHashMap<>();
    final List<AlarmChange> changes = new ArrayList<>();
    final AlarmDesk desk;
    AlarmState state = AlarmState.starting(1);
    long second;

    static final class Subject {
        final String name;
        final String host;
        NodeState state = NodeState.ONLINE;
        NodeCause cause = NodeCause.HEARD;
        boolean muted;
        boolean maintenance;
        boolean stopped;
        long boot = 1;
        double disk = 10;
        Optional<ReplicaReport> replica = Optional.empty();

        private Subject(String name, String host) {
            this.name = name;
            this.host = host;
        }

        void is(NodeState now, NodeCause why) {
            state = now;
            cause = why;
        }
    }

    Watch(AlarmRules rules) {
        desk = new AlarmDesk(rules, host -> host.value());
    }

    Watch() {
        this(AlarmRules.USUAL);
    }

    Subject add(String name, String host) {
        Subject subject = new Subject(name, host);
        subjects.put(name, subject);
        return subject;
    }

    void pass(long seconds) {
        for (long i = 0; i < seconds; i++) {
            second++;
            look();
        }
    }

    void look() {
        AlarmStep step = desk.step(state, health());
        state = step.state();
        changes.addAll(step.changes());
    }

    List<Alarm> raised() {
        return changes.stream()
                .filter(AlarmChange.Raised.class::isInstance)
                .map(AlarmChange::alarm)
                .toList();
    }

    List<String> ended() {
        return changes.stream()
                .filter(AlarmChange.Ended.class::isInstance)
                .map(change -> change.alarm().rule() + " " + change.alarm().subject())
                .toList();
    }

    List<String> open() {
        return state.open().stream()
                .map(alarm -> alarm.rule() + " " + alarm.subject())
                .sorted()
                .toList();
    }

    FleetHealth health() {
        return new FleetHealth(
                START.plusSeconds(second),
                second * 1_000_000_000L,
                subjects.values().stream().map(this::health).toList(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    static ReplicaReport serving(long atSecond, long version, String digest, double errorRate, boolean coordinator) {
        return new ReplicaReport(
                atSecond * 1_000_000_000L,
                version,
                "v1",
                "v2",
                Map.of("v1", 0.5, "v2", 0.5),
                "COMMITTED",
                Optional.of(digest),
                OptionalDouble.of(20),
                OptionalDouble.of(errorRate),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                coordinator,
                OptionalDouble.empty());
    }

    /** The same node with another answer. */
    static NodeHealth replica(NodeHealth node, ReplicaReport answer) {
        return new NodeHealth(
                node.node(),
                node.state(),
                node.suspicion(),
                node.cause(),
                node.why(),
                node.since(),
                node.ageMs(),
                node.beats(),
                node.boot(),
                node.http(),
                node.interArrivalMs(),
                node.delayMs(),
                node.lossPercent(),
                node.roundTripMs(),
                node.cpuPercent(),
                node.memoryPercent(),
                node.diskPercent(),
                Optional.of(answer),
                node.report(),
                node.muted());
    }

    private NodeHealth health(Subject subject) {
        WatchedNode node = new WatchedNode(
                        subject.name,
                        Optional.of(subject.name),
                        subject.host,
                        5000,
                        5001,
                        0,
                        Optional.empty(),
                        NodeKind.FLOTILLA,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        subject.maintenance)
                .withStopped(subject.stopped);
        return new NodeHealth(
                node,
                subject.state,
                0,
                subject.cause,
                "Nothing comes back from its machine.",
                START,
                OptionalLong.of(0),
                0,
                OptionalLong.of(subject.boot),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(subject.disk),
                subject.replica,
                Optional.empty(),
                subject.muted);
    }
}
