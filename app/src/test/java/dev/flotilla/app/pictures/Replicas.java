package dev.flotilla.app.pictures;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.ReplicaReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The nodes of {@link Healths#lab} in the middle of a rollout. */
public final class Replicas {
    private Replicas() {}

    /** The canary has a fifth of the requests and does well. */
    public static FleetHealth rollingOut() {
        FleetHealth health = Healths.lab();
        String[] nodes = {"mosaic-1", "mosaic-2", "mosaic-3", "node-a", "node-b", "node-c"};
        for (String node : nodes) {
            ReplicaReport report = report(health, 42, "9f2c41d07a55", .2, node.equals("node-a"), .008);
            health = Healths.with(health, node, n -> Healths.withReplica(n, report));
        }
        return health;
    }

    /** Nodes without control peers: each agrees with itself. */
    public static FleetHealth alone() {
        FleetHealth health = Healths.lab();
        for (String node : new String[] {"node-a", "node-b", "node-c"}) {
            ReplicaReport like = report(health, 1, "9f2c41d07a55", 0, node.equals("node-a"), 0);
            ReplicaReport report = new ReplicaReport(
                    like.atNanos(),
                    like.version(),
                    like.stable(),
                    like.canary(),
                    like.weights(),
                    like.status(),
                    like.digest(),
                    like.p95Ms(),
                    like.errorRate(),
                    List.of(),
                    like.coordinator() ? Optional.of("no rollout runs") : Optional.empty(),
                    like.inDoubt(),
                    like.coordinator(),
                    OptionalDouble.empty(),
                    OptionalInt.of(0),
                    Optional.of(false));
            health = Healths.with(health, node, n -> Healths.withReplica(n, report));
        }
        return health;
    }

    /** One is a version behind, one has another state at the same version, and the canary fails. */
    public static FleetHealth differing() {
        FleetHealth health = rollingOut();
        ReplicaReport behind = report(health, 41, "11aa22bb33cc", .05, false, .008);
        ReplicaReport other = report(health, 42, "deadbeef0000", .2, false, .008);
        ReplicaReport failing = report(health, 42, "9f2c41d07a55", .2, true, .09);
        health = Healths.with(health, "mosaic-2", n -> Healths.withReplica(n, behind));
        health = Healths.with(health, "node-c", n -> Healths.withReplica(n, other));
        return Healths.with(health, "node-a", n -> Healths.withReplica(n, failing));
    }

    private static ReplicaReport report(
            FleetHealth health, long version, String digest, double canary, boolean coordinator, double errors) {
        return new ReplicaReport(
                health.atNanos() - 400_000_000L,
                version,
                "ai_model_v1",
                "ai_model_v2",
                Map.of("ai_model_v1", 1 - canary, "ai_model_v2", canary),
                "committed",
                Optional.of(digest),
                OptionalDouble.of(48),
                OptionalDouble.of(errors),
                List.of(
                        new ReplicaReport.Model("ai_model_v1", 1 - canary, 1804, 48, .002),
                        new ReplicaReport.Model("ai_model_v2", canary, 412, 61, errors)),
                coordinator ? Optional.of("watches the canary at 20 % for the dwell time") : Optional.empty(),
                Optional.empty(),
                coordinator,
                coordinator ? OptionalDouble.of(7.4) : OptionalDouble.empty());
    }
}
