package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts, put together piece by piece; what is not said is as it is in a healthy fleet. */
public final class Clinic {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<HostFacts> hosts = new ArrayList<>();
    private final List<Patient> patients = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final Map<String, Problem> refused = new HashMap<>();

    /** 192.0.2.11 for the first, and so on. */
    public Clinic host(String name) {
        return host(name, HostStatus.ACTIVE, Optional.empty(), Duration.ZERO);
    }

    public Clinic host(String name, HostStatus status, Optional<Problem> problem, Duration ahead) {
        String address = "192.0.2." + (11 + hosts.size());
        Host host = Host.of(new HostId(name), name, new EngineAddress.Tcp(address, 2376, Optional.empty()))
                .withStatus(status);
        boolean answers = problem.isEmpty() && status != HostStatus.OFFLINE;
        hosts.add(new HostFacts(
                host,
                answers
                        ? Optional.of(new EngineFacts(
                                "Docker", "28.5", "1.50", "Debian", "x86_64", name, 2, 1L << 30, Set.of()))
                        : Optional.empty(),
                problem,
                answers ? Known.of(ahead) : Known.not("its engine is silent")));
        return this;
    }

    public Clinic refuses(String stack, Problem problem) {
        refused.put(stack, problem);
        return this;
    }

    public HostFacts hostNamed(String name) {
        return hosts.stream().filter(h -> h.name().equals(name)).findFirst().orElseThrow();
    }

    /** A running container of a busybox. */
    public Patient container(String host, String name) {
        Patient patient = new Patient(hostNamed(host), name);
        patients.add(patient);
        return patient;
    }

    /** A Mosaic node with its usual ports published and a row for each of its peers. */
    public Patient mosaic(String host, String name, String... peers) {
        StringBuilder config = new StringBuilder("{\"host\": \"0.0.0.0\", \"advertise_host\": \"")
                .append(hostNamed(host).address())
                .append("\", \"peers\": [");
        for (int i = 0; i < peers.length; i++) {
            config.append(i == 0 ? "" : ", ")
                    .append("\n{\"host\": \"" + peers[i] + "\", \"comms_port\": 5001, \"heartbeat_port\": 5000}");
        }
        return container(host, name).node(config.append("]}").toString());
    }

    /** What was found when a container tried a port. */
    public Clinic tried(String container, String host, int port, Reached reached) {
        probes.add(new Probe(Optional.of(ref(container)), host, port, Protocol.TCP, reached));
        return this;
    }

    public Clinic triedUdp(String container, String host, int port, Reached reached) {
        probes.add(new Probe(Optional.of(ref(container)), host, port, Protocol.UDP, reached));
        return this;
    }

    public Clinic triedHere(String host, int port, Reached reached) {
        probes.add(new Probe(Optional.empty(), hostNamed(host).address(), port, Protocol.TCP, reached));
        return this;
    }

    private ContainerRef ref(String name) {
        return patients.stream()
                .filter(p -> p.name().equals(name))
                .map(Patient::ref)
                .findFirst()
                .orElseThrow();
    }

    public Facts facts() {
        List<ContainerFacts> all = patients.stream().map(Patient::facts).toList();
        Set<ContainerRef> examined = new HashSet<>();
        all.forEach(c -> examined.add(c.ref()));
        return new Facts(NOW, true, hosts, all, examined, probes, refused);
    }

    public List<Finding> findings() {
        return Doctor.look(facts());
    }

    public List<String> codes() {
        return findings().stream().map(f -> f.code() + " " + f.target()).toList();
    }

    public static Reached open() {
        return new Reached.Open(Duration.ofMillis(1), Optional.empty(), false);
    }
}
