package dev.flotilla.app.deploy;

import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Optional;

/** All hosts of the fleet as they were at one moment, silent ones included, in the order of the fleet. */
public record Survey(List<SurveyedHost> hosts) {
    public Survey {
        hosts = List.copyOf(hosts);
    }

    public Optional<SurveyedHost> host(HostId id) {
        return hosts.stream().filter(h -> h.host().id().equals(id)).findFirst();
    }
}
