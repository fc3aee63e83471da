package dev.flotilla.app.docker.client.read;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code /containers/ID/stats}. Cores in use come from two readings: cpu time between them over time between them. */
public final class LoadReader {
    private LoadReader() {}

    /**
     * One reading.
     *
     * @param cpuNanos used since the container began
     */
    public record Reading(long cpuNanos, long memoryBytes, long rxBytes, long txBytes, Instant at) {}

    /** Empty when the container does not run: the engine then answers with nothing in it. */
    public static Optional<Reading> reading(JsonNode node) {
        Optional<Instant> at = ContainerReader.instant(node.path("read").asString(""));
        JsonNode cpu = node.path("cpu_stats").path("cpu_usage").path("total_usage");
        if (at.isEmpty() || cpu.isMissingNode()) {
            return Optional.empty();
        }
        long received = 0;
        long sent = 0;
        for (JsonNode network : node.path("networks")) {
            received += network.path("rx_bytes").asLong(0);
            sent += network.path("tx_bytes").asLong(0);
        }
        return Optional.of(new Reading(cpu.asLong(0), memory(node.path("memory_stats")), received, sent, at.get()));
    }

    /** Without the part of the page cache that goes first, as docker stats counts it (cgroup v2, then v1). */
    private static long memory(JsonNode memory) {
        long usage = memory.path("usage").asLong(0);
        JsonNode stats = memory.path("stats");
        long cache = stats.has("total_inactive_file")
                ? stats.path("total_inactive_file").asLong(0)
                : stats.path("inactive_file").asLong(0);
        return cache < usage ? usage - cache : usage;
    }

    public static ContainerLoad between(ContainerId container, Reading first, Reading second) {
        long nanos = Duration.between(first.at(), second.at()).toNanos();
        long used = second.cpuNanos() - first.cpuNanos();
        double cores = nanos <= 0 || used < 0 ? 0 : (double) used / nanos;
        return new ContainerLoad(
                container, cores, second.memoryBytes(), second.rxBytes(), second.txBytes(), second.at());
    }
}
