package dev.flotilla.app.observe;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A host as it was last seen. When it is silent, everything but {@code reach} is that of the last answer.
 *
 * @param loads the newest figure of each running container that gave one
 * @param asOf when the containers were last known to be so
 */
public record ObservedHost(
        HostId host,
        Reach reach,
        Optional<EngineFacts> facts,
        List<RunningContainer> containers,
        List<NetworkFacts> networks,
        List<VolumeFacts> volumes,
        Map<ContainerId, ContainerLoad> loads,
        Optional<Instant> asOf) {
    public ObservedHost {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        loads = Map.copyOf(loads);
    }

    public static ObservedHost unknown(HostId host) {
        return new ObservedHost(
                host,
                new Reach.NotAsked(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    public boolean answers() {
        return reach instanceof Reach.Answers;
    }

    /** Cores in use by its containers; empty while any running one has given no figure. */
    public OptionalDouble coresInUse() {
        double cores = 0;
        for (RunningContainer c : containers) {
            if (c.isRunning()) {
                ContainerLoad load = loads.get(c.id());
                if (load == null) {
                    return OptionalDouble.empty();
                }
                cores += load.cores();
            }
        }
        return OptionalDouble.of(cores);
    }

    /** Memory in use by its containers, as far as figures are there. */
    public long memoryInUse() {
        return loads.values().stream().mapToLong(ContainerLoad::memoryBytes).sum();
    }
}
