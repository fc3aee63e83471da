package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.placement.Factors;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.Score;
import dev.flotilla.app.placement.ScoreCard;
import dev.flotilla.app.stack.Strategy;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sample fleet with who uses whom, loads that change, and why api is on gpu-1. */
final class SampleStack {
    private SampleStack() {}

    static ObservedFleet observed() {
        return observed(0);
    }

    /** @param readingsAgo a reading each 5 s */
    static ObservedFleet observed(int readingsAgo) {
        Instant at = SampleFleet.NOW.minusSeconds(5L * readingsAgo);
        Map<HostId, ObservedHost> hosts = new HashMap<>();
        SampleFleet.observed().hosts().forEach((id, host) -> hosts.put(id, with(host, at, readingsAgo)));
        return new ObservedFleet(hosts);
    }

    private static ObservedHost with(ObservedHost host, Instant at, int readingsAgo) {
        Map<ContainerId, ContainerLoad> loads = new HashMap<>();
        host.loads().forEach((id, load) -> {
            double cores = readingsAgo == -1 ? 0.55 : 0.42 + 0.3 * Math.sin(readingsAgo / 9.0);
            long memory = (212L << 20) + readingsAgo * (readingsAgo < 0 ? 0L : 300_000L);
            loads.put(id, new ContainerLoad(id, cores, memory, 0, 0, at));
        });
        return new ObservedHost(
                host.host(),
                host.reach(),
                host.facts(),
                host.containers().stream().map(SampleStack::using).toList(),
                host.networks(),
                host.volumes(),
                loads,
                host.asOf());
    }

    static RunningContainer using(RunningContainer c) {
        TreeMap<String, String> labels = new TreeMap<>(c.labels());
        switch (c.label(Labels.SERVICE).orElse("")) {
            case "web" -> labels.put(Labels.USES, "api");
            case "api" -> labels.put(Labels.USES, "postgres,redis,mailer");
            default -> labels.remove(Labels.USES);
        }
        return new RunningContainer(
                c.id(),
                c.name(),
                c.image(),
                c.imageId(),
                c.state(),
                c.health(),
                c.statusLine(),
                c.createdAt(),
                c.startedAt(),
                c.exitCode(),
                labels,
                c.ports(),
                c.networks(),
                c.mounts());
    }

    static Placement placement() {
        List<Score> scores = List.of(
                score(SampleFleet.GPU_1, "gpu-1", 24.2, Optional.empty(), true, "The highest score"),
                score(SampleFleet.STORAGE_1, "storage-1", 20, Optional.empty(), false, "Less free memory"),
                score(SampleFleet.GPU_2, "gpu-2", 11, Optional.empty(), false, "Less free cpu"),
                score(
                        SampleFleet.EDGE_1,
                        "edge-1",
                        0,
                        Optional.of("It is in maintenance"),
                        false,
                        "It is in maintenance"));
        return new Placement(
                Strategy.AUTO,
                new LinkedHashMap<>(Map.of("api", SampleFleet.GPU_1)),
                List.of(new ScoreCard("api", scores)),
                List.of());
    }

    private static Score score(
            HostId id, String name, double points, Optional<String> excluded, boolean chosen, String verdict) {
        return new Score(id, name, new Factors(100, points, 20, 0, 0), excluded, chosen, verdict);
    }
}
