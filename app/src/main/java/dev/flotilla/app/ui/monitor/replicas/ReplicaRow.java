package dev.flotilla.app.ui.monitor.replicas;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.RolloutStanding;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.NodeStatus;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A node's routing state as the table shows it.
 *
 * @param otherVersion its version is not that of most; {@code otherDigest} likewise, at the same version
 * @param canary share of the canary, 0-1
 * @param standing whether orders about a rollout can be given to it
 * @param age since it told this; {@code old} when it is not what holds now
 */
public record ReplicaRow(
        String node,
        Status status,
        long version,
        boolean otherVersion,
        Optional<String> digest,
        boolean otherDigest,
        String stable,
        String canaryModel,
        double canary,
        OptionalDouble p95Ms,
        OptionalDouble errorRate,
        Optional<String> inDoubt,
        boolean coordinator,
        RolloutStanding standing,
        String age,
        boolean old,
        ReplicaReport report) {
    private static final Duration OLD = Duration.ofSeconds(15);

    /** Of all that ever told a routing state. */
    public static List<ReplicaRow> of(FleetHealth health) {
        List<NodeHealth> told =
                health.nodes().stream().filter(n -> n.replica().isPresent()).toList();
        long version =
                most(told.stream().map(n -> n.replica().orElseThrow().version()).toList(), 0L);
        String digest = most(
                told.stream()
                        .map(n -> n.replica().orElseThrow())
                        .filter(r -> r.version() == version)
                        .flatMap(r -> r.digest().stream())
                        .toList(),
                "");
        return told.stream().map(n -> row(n, health, version, digest)).toList();
    }

    private static ReplicaRow row(NodeHealth node, FleetHealth health, long version, String digest) {
        ReplicaReport replica = node.replica().orElseThrow();
        Duration age = Duration.ofNanos(Math.max(0, health.atNanos() - replica.atNanos()));
        boolean old = age.compareTo(OLD) > 0 || node.state() == NodeState.DOWN;
        return new ReplicaRow(
                node.node().name(),
                NodeStatus.of(node, health.listening().isPresent()),
                replica.version(),
                replica.version() != version,
                replica.digest(),
                replica.version() == version
                        && replica.digest().filter(d -> !d.equals(digest)).isPresent(),
                replica.stable(),
                replica.canary(),
                replica.canary().equals(replica.stable())
                        ? 0
                        : replica.weights().getOrDefault(replica.canary(), 0.0),
                asked(replica) ? replica.p95Ms() : OptionalDouble.empty(),
                asked(replica) ? replica.errorRate() : OptionalDouble.empty(),
                replica.inDoubt(),
                replica.coordinator(),
                RolloutStanding.of(node),
                Amounts.span(age),
                old,
                replica);
    }

    /** Figures of no request are none. One that does not tell its models may have had some. */
    private static boolean asked(ReplicaReport replica) {
        return replica.models().isEmpty() || replica.models().stream().anyMatch(m -> m.requests() > 0);
    }

    /** What most have; of equally many the greatest, for a version only ever rises. */
    private static <T extends Comparable<T>> T most(List<T> of, T otherwise) {
        Map<T, Integer> counts = new HashMap<>();
        of.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<T, Integer> e) -> e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    /** Differs from most, or waits for a decision. */
    public boolean isTrouble() {
        return otherVersion || otherDigest || inDoubt.isPresent();
    }

    /** It said itself that it agrees with nobody else. */
    boolean alone() {
        return report.agreesWith().isPresent() && report.agreesWith().getAsInt() == 0;
    }

    /** Enough of a digest to tell two apart. */
    public String shortDigest() {
        return digest.map(d -> d.length() > 8 ? d.substring(0, 8) : d).orElse("not told");
    }

    /** As a screen reader says it. */
    public String sentence() {
        return status.word() + ", " + node + (coordinator ? ", coordinator" : "") + ", version " + version
                + (otherVersion ? ", not that of most" : "")
                + (otherDigest ? ", another state at the same version" : "") + ", canary "
                + Amounts.percent(canary)
                + inDoubt.map(t -> ", in doubt about " + t).orElse("")
                + (old ? ", told " + age + " ago" : "");
    }
}
