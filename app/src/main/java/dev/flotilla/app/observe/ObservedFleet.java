package dev.flotilla.app.observe;

import dev.flotilla.app.fleet.HostId;
import java.util.Map;

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
}
