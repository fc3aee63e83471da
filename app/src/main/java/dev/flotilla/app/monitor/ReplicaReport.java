package dev.flotilla.app.monitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The routing state that a node serves and how its models do, from {@code /routing/state} and {@code /health/snapshot}.
 *
 * @param digest over the meaning of the state: equal digests are equal states; empty when it was not told
 * @param weights by model, 0-1
 * @param p95Ms and {@code errorRate} (0-1): the worse of the two models
 * @param rollout in the node's words; empty when it is not a coordinator or is an original
 * @param inDoubt the transaction it has voted for and not seen decided
 * @param commitMs how long the last round of agreement took, by the coordinator
 * @param agreesWith so many other nodes; 0 when with itself alone, empty when it does not tell
 * @param takesOrders whether it has a token for orders about its rollout; empty when it does not tell
 */
public record ReplicaReport(
        long atNanos,
        long version,
        String stable,
        String canary,
        Map<String, Double> weights,
        String status,
        Optional<String> digest,
        OptionalDouble p95Ms,
        OptionalDouble errorRate,
        List<Model> models,
        Optional<String> rollout,
        Optional<String> inDoubt,
        boolean coordinator,
        OptionalDouble commitMs,
        OptionalInt agreesWith,
        Optional<Boolean> takesOrders) {
    /** Of one that tells neither with whom it agrees nor whether it takes orders. */
    public ReplicaReport(
            long atNanos,
            long version,
            String stable,
            String canary,
            Map<String, Double> weights,
            String status,
            Optional<String> digest,
            OptionalDouble p95Ms,
            OptionalDouble errorRate,
            List<Model> models,
            Optional<String> rollout,
            Optional<String> inDoubt,
            boolean coordinator,
            OptionalDouble commitMs) {
        this(
                atNanos,
                version,
                stable,
                canary,
                weights,
                status,
                digest,
                p95Ms,
                errorRate,
                models,
                rollout,
                inDoubt,
                coordinator,
                commitMs,
                OptionalInt.empty(),
                Optional.empty());
    }

    public ReplicaReport {
        weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
        models = List.copyOf(models);
    }

    public record Model(String name, double weight, long requests, double p95Ms, double errorRate) {}
}
