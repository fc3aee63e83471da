package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.Instance;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Judges a placement by the rules alone, in the plainest way, sharing nothing with the code that made it. */
final class Audit {
    private Audit() {}

    /** Every broken rule; empty when the placement is good. */
    static List<String> of(PlacementRequest request, Placement placement) {
        List<String> broken = new ArrayList<>();
        Map<HostId, Candidate> byId = new HashMap<>();
        request.candidates().forEach(c -> byId.put(c.host().id(), c));
        Map<HostId, Double> cpu = new HashMap<>();
        Map<HostId, Double> memory = new HashMap<>();
        Map<HostId, Set<String>> ports = new HashMap<>();
        Map<String, HostId> volumes = new HashMap<>();
        for (Service service : request.stack().services()) {
            for (Instance instance : service.instances()) {
                HostId id = placement.hosts().get(instance.name());
                Candidate candidate = id == null ? null : byId.get(id);
                if (id == null || candidate == null) {
                    broken.add(instance.name() + " is nowhere");
                    continue;
                }
                one(request, service, instance.name(), candidate, broken);
                cpu.merge(id, service.constraint().minCpu().orElse(0), Double::sum);
                memory.merge(id, (double) service.constraint().minMemoryBytes().orElse(0), Double::sum);
                for (PortMapping port : service.ports()) {
                    port(port, instance.name(), candidate, ports.computeIfAbsent(id, i -> new HashSet<>()), broken);
                }
                for (Mount mount : service.mounts()) {
                    if (mount instanceof Mount.Named named
                            && !volumes.computeIfAbsent(named.volume(), v -> id).equals(id)) {
                        broken.add("the volume " + named.volume() + " is on two hosts");
                    }
                }
            }
        }
        cpu.forEach((id, sum) -> {
            Candidate c = Objects.requireNonNull(byId.get(id));
            if (sum > c.cpus() * 0.9 + 1e-6) {
                broken.add(c.host().name() + ": " + sum + " of " + c.cpus() + " cores");
            }
        });
        memory.forEach((id, sum) -> {
            Candidate c = Objects.requireNonNull(byId.get(id));
            if (sum > 0 && sum + c.usedMemoryBytes() > c.memoryBytes() * 0.9 + 1) {
                broken.add(c.host().name() + ": " + sum + " bytes");
            }
        });
        if (request.stack().strategy() == Strategy.TOGETHER
                && new HashSet<>(placement.hosts().values()).size() > 1) {
            broken.add("the stack does not stay together");
        }
        return broken;
    }

    private static void one(
            PlacementRequest request, Service service, String name, Candidate candidate, List<String> broken) {
        var host = candidate.host();
        var constraint = service.constraint();
        if (candidate.unreachable().isPresent() || host.status() != HostStatus.ACTIVE) {
            broken.add(name + " is on a host that is not there");
        }
        if (constraint.targetHost().isPresent()
                && !constraint.targetHost().get().equals(host.name())) {
            broken.add(name + " is not on its target host");
        }
        if (constraint.datacenter().isPresent() && !constraint.datacenter().equals(host.datacenter())) {
            broken.add(name + " is in another datacenter");
        }
        constraint.labels().forEach((key, value) -> {
            if (!value.equals(host.labels().get(key))) {
                broken.add(name + " misses the label " + key);
            }
        });
        if (request.stack().strategy() == Strategy.DATACENTER
                && !host.datacenter().equals(request.stack().location())) {
            broken.add(name + " has left the datacenter");
        }
    }

    private static void port(
            PortMapping port, String name, Candidate candidate, Set<String> used, List<String> broken) {
        if (port.hostPort().isEmpty()) {
            return;
        }
        String key = port.hostPort().getAsInt() + "/" + port.protocol();
        Optional<TakenPort> foreign = candidate.takenPorts().stream()
                .filter(t -> t.port() == port.hostPort().getAsInt() && t.protocol() == port.protocol())
                .findFirst();
        if (!used.add(key) || foreign.isPresent()) {
            broken.add(name + " wants " + key + ", which is taken");
        }
    }
}
