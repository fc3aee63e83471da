package dev.flotilla.app.ui.inspector.load;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What engines told of loads in the last minutes; of each host and container so many samples at most. One thread. */
public final class LoadHistory {
    public static final Duration KEPT = Duration.ofMinutes(15);
    /** Loads come every 5 s. */
    static final int MOST = 200;

    /** One reading. */
    public record Sample(Instant at, double cores, long memoryBytes) {}

    private final Map<ContainerId, Deque<Sample>> containers = new HashMap<>();
    private final Map<HostId, Deque<Sample>> hosts = new HashMap<>();

    /** Keeps what is new; forgets containers and hosts that have gone. */
    public void take(ObservedFleet observed) {
        Set<ContainerId> alive = new HashSet<>();
        for (ObservedHost host : observed.hosts().values()) {
            for (ContainerLoad load : host.loads().values()) {
                alive.add(load.container());
                add(
                        containers.computeIfAbsent(load.container(), id -> new ArrayDeque<>()),
                        new Sample(load.at(), load.cores(), load.memoryBytes()));
            }
            whole(host).ifPresent(sample -> add(hosts.computeIfAbsent(host.host(), id -> new ArrayDeque<>()), sample));
        }
        containers.keySet().retainAll(alive);
        hosts.keySet().retainAll(observed.hosts().keySet());
    }

    /** The sum over a host; empty when a running container gave no figure, or the engine is silent. */
    private static Optional<Sample> whole(ObservedHost host) {
        if (!host.answers() || host.coresInUse().isEmpty()) {
            return Optional.empty();
        }
        return host.loads().values().stream()
                .map(ContainerLoad::at)
                .max(Instant::compareTo)
                .or(host::asOf)
                .map(at -> new Sample(at, host.coresInUse().orElse(0), host.memoryInUse()));
    }

    private static void add(Deque<Sample> samples, Sample next) {
        Sample last = samples.peekLast();
        if (last != null && !next.at().isAfter(last.at())) {
            return;
        }
        samples.addLast(next);
        Instant oldest = next.at().minus(KEPT);
        while (samples.size() > MOST || samples.getFirst().at().isBefore(oldest)) {
            samples.removeFirst();
        }
    }

    /** Oldest first. */
    public List<Sample> of(ContainerId container) {
        return List.copyOf(containers.getOrDefault(container, new ArrayDeque<>()));
    }

    /** Oldest first. */
    public List<Sample> of(HostId host) {
        return List.copyOf(hosts.getOrDefault(host, new ArrayDeque<>()));
    }
}
