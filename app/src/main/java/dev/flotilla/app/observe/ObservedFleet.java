package dev.flotilla.app.observe;

import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.fleet.HostId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All hosts as last seen. */
public record ObservedFleet(Map<HostId, ObservedHost> hosts) {
    public static final ObservedFleet NOTHING = new ObservedFleet(Map.of());

    public ObservedFleet {
        hosts = Map.copyOf(hosts);
    }

    public ObservedHost host(HostId id) {
        ObservedHost known = hosts.get(id);
        return known == null ? ObservedHost.unknown(id) : known;
    }

    /** Hosts that are this engine, by what it says of itself, however they are reached. */
    public Set<HostId> at(EngineFacts engine) {
        return hosts.values().stream()
                .filter(h -> h.facts().filter(engine::isSameEngineAs).isPresent())
                .map(ObservedHost::host)
                .collect(Collectors.toSet());
    }
}
