package dev.flotilla.app.doctor;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was found, at a moment.
 *
 * @param helpers whether helper containers were allowed
 * @param containers of all hosts that answered, the doctor's own helpers left out
 * @param examined those that were looked at closely; of the others only what the list tells is known
 * @param refusedPlans stack to why no plan for it could be made
 */
public record Facts(
        Instant at,
        boolean helpers,
        List<HostFacts> hosts,
        List<ContainerFacts> containers,
        Set<ContainerRef> examined,
        List<Probe> probes,
        Map<String, Problem> refusedPlans) {
    public Facts {
        hosts = List.copyOf(hosts);
        containers = List.copyOf(containers);
        examined = Set.copyOf(examined);
        probes = List.copyOf(probes);
        refusedPlans = Map.copyOf(refusedPlans);
    }

    public List<ContainerFacts> close() {
        return containers.stream().filter(c -> examined.contains(c.ref())).toList();
    }

    public Optional<HostFacts> host(HostId id) {
        return hosts.stream().filter(h -> h.id().equals(id)).findFirst();
    }

    /** The container behind a reference. */
    public Optional<ContainerFacts> container(ContainerRef ref) {
        return containers.stream().filter(c -> c.ref().equals(ref)).findFirst();
    }

    /** The host whose machine that address means. */
    public Optional<HostFacts> at(String address) {
        return hosts.stream().filter(h -> h.address().equalsIgnoreCase(address)).findFirst();
    }

    public Optional<Probe> of(Link link) {
        return probes.stream().filter(p -> p.isOf(link)).findFirst();
    }
}
