package dev.flotilla.app.placement;

import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Candidates for tests, changed part by part. */
record Hosts(Candidate candidate) {
    static final long GIB = 1L << 30;

    /** An idle host of 8 cores and 16 GiB, over TLS. */
    static Hosts named(String name) {
        Host host = Host.of(
                new HostId("id-" + name),
                name,
                new EngineAddress.Tcp("192.0.2.1", 2376, Optional.of(java.nio.file.Path.of("/tls"))));
        return new Hosts(
                new Candidate(host, Optional.empty(), 8, 16 * GIB, OptionalDouble.of(0), 0, 0, Set.of(), Map.of()));
    }

    static Candidate idle(String name) {
        return named(name).candidate();
    }

    Hosts memory(double totalGib, double freeGib) {
        Candidate c = candidate;
        long total = (long) (totalGib * GIB);
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                c.cpus(),
                total,
                c.load(),
                total - (long) (freeGib * GIB),
                c.containers(),
                c.takenPorts(),
                c.refusedImages()));
    }

    Hosts cpus(double cpus) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                cpus,
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                c.containers(),
                c.takenPorts(),
                c.refusedImages()));
    }

    Hosts load(OptionalDouble load) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                c.cpus(),
                c.memoryBytes(),
                load,
                c.usedMemoryBytes(),
                c.containers(),
                c.takenPorts(),
                c.refusedImages()));
    }

    Hosts containers(int containers) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                c.cpus(),
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                containers,
                c.takenPorts(),
                c.refusedImages()));
    }

    Hosts taken(TakenPort... ports) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                c.cpus(),
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                c.containers(),
                Set.of(ports),
                c.refusedImages()));
    }

    Hosts unreachable(String why) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                Optional.of(why),
                c.cpus(),
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                c.containers(),
                c.takenPorts(),
                c.refusedImages()));
    }

    Hosts refusing(String image, String why) {
        Candidate c = candidate;
        return new Hosts(new Candidate(
                c.host(),
                c.unreachable(),
                c.cpus(),
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                c.containers(),
                c.takenPorts(),
                Map.of(image, why)));
    }

    Hosts in(String datacenter) {
        Host h = candidate.host();
        return host(h.engine(), Optional.of(datacenter), h.labels(), h.status(), h.reservePercent());
    }

    Hosts status(HostStatus status) {
        Host h = candidate.host();
        return host(h.engine(), h.datacenter(), h.labels(), status, h.reservePercent());
    }

    Hosts label(String key, String value) {
        Host h = candidate.host();
        TreeMap<String, String> labels = new TreeMap<>(h.labels());
        labels.put(key, value);
        return host(h.engine(), h.datacenter(), labels, h.status(), h.reservePercent());
    }

    Hosts reserve(int percent) {
        Host h = candidate.host();
        return host(h.engine(), h.datacenter(), h.labels(), h.status(), percent);
    }

    Hosts local() {
        Host h = candidate.host();
        EngineAddress unix = new EngineAddress.Unix(java.nio.file.Path.of("/var/run/docker.sock"));
        return host(unix, h.datacenter(), h.labels(), h.status(), h.reservePercent());
    }

    private Hosts host(
            EngineAddress engine,
            Optional<String> datacenter,
            SortedMap<String, String> labels,
            HostStatus status,
            int reserve) {
        Candidate c = candidate;
        Host h = new Host(
                c.host().id(),
                c.host().name(),
                engine,
                c.host().address(),
                datacenter,
                labels,
                status,
                DeclaredCapacity.NONE,
                reserve);
        return new Hosts(new Candidate(
                h,
                c.unreachable(),
                c.cpus(),
                c.memoryBytes(),
                c.load(),
                c.usedMemoryBytes(),
                c.containers(),
                c.takenPorts(),
                c.refusedImages()));
    }
}
