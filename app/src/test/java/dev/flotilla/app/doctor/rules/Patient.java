package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.peers.NetworkMode;
import dev.flotilla.app.peers.Published;
import dev.flotilla.app.peers.Station;
import dev.flotilla.app.peers.lens.ConfigReader;
import dev.flotilla.app.secret.EnvValue;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** One container in the making. */
public final class Patient {
    private final HostFacts host;
    private final String name;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<PublishedPort> ports = new ArrayList<>();
    private Known<List<Listener>> listeners = Known.of(List.of());
    private List<LogLine> log = new ArrayList<>();
    private Optional<NodeKind> kind = Optional.empty();
    private OptionalInt heartbeat = OptionalInt.empty();
    private OptionalInt comms = OptionalInt.empty();
    private OptionalInt control = OptionalInt.empty();
    private OptionalInt http = OptionalInt.empty();
    private Known<Station> config = Known.not("");
    private Optional<Problem> broken = Optional.empty();
    private Known<List<NodeFacts.Heard>> heard = Known.not("");
    private List<Known<NodeFacts.Snapshot>> health = List.of();
    private String engineSaid = "";
    private String image = "busybox";
    private String network = "net";
    private ContainerState state = ContainerState.RUNNING;
    private ContainerHealth check = ContainerHealth.NONE;
    private OptionalInt exit = OptionalInt.empty();
    private Instant started = Clinic.NOW.minus(Duration.ofHours(1));
    private List<String> command = List.of("sleep");
    private String restart = "unless-stopped";
    private int restarts;
    private boolean oom;

    Patient(HostFacts host, String name) {
        this.host = host;
        this.name = name;
    }

    public Patient node(String says) {
        JsonText text = ok(JsonText.read("mosaic.config", says));
        var read = ok(ConfigReader.read(text));
        tcp(read.commsPort()).udp(read.heartbeatPort());
        log.add(new LogLine(Optional.of(started), false, "UDP heartbeat listener started on 0.0.0.0:5000"));
        kind = Optional.of(NodeKind.MOSAIC);
        heartbeat = OptionalInt.of(read.heartbeatPort());
        comms = OptionalInt.of(read.commsPort());
        config = Known.of(new Station(
                name,
                text,
                read,
                Optional.of(host.address()),
                Optional.of(host.name() + "/" + name),
                NetworkMode.BRIDGE,
                List.of(new Published(5000, 5000, 1, true), new Published(5001, 5001, 1, false)),
                Set.of()));
        heard = Known.of(read.peers().stream()
                .map(p -> new NodeFacts.Heard(p.host(), p.heartbeatPort(), "online"))
                .toList());
        return this;
    }

    /** A node of the canary system: 0 is node-a. */
    public Patient canary(int offset, Known<NodeFacts.Snapshot> first, Known<NodeFacts.Snapshot> second) {
        tcp(60001 + offset).tcp(50051 + offset);
        environment.put("NODE_ID", "node-" + (char) ('a' + offset));
        kind = Optional.of(NodeKind.CANARY);
        control = OptionalInt.of(60001 + offset);
        http = OptionalInt.of(50051 + offset);
        health = List.of(first, second);
        return this;
    }

    /** It could not be asked. */
    public Patient unasked(String why) {
        heard = Known.not(why);
        health = List.of();
        return this;
    }

    /** A range besides, as the guide has it. */
    Patient publishes(int from, int count) {
        Station was = config.value().orElseThrow();
        List<Published> all = new ArrayList<>(was.published());
        all.add(new Published(from, from, count, false));
        config = Known.of(
                new Station(name, was.text(), was.config(), was.address(), was.machine(), was.mode(), all, Set.of()));
        return this;
    }

    /** Its configuration is there and cannot be read. */
    public Patient broken(Problem problem) {
        config = Known.not("");
        broken = Optional.of(problem);
        return this;
    }

    public Patient hears(NodeFacts.Heard... rows) {
        heard = Known.of(List.of(rows));
        return this;
    }

    public Patient env(String key, String value) {
        environment.put(key, value);
        return this;
    }

    public Patient label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public Patient image(String named, String... words) {
        image = named;
        command = List.of(words);
        return this;
    }

    public Patient network(String named) {
        network = named;
        return this;
    }

    /** Publishes the port under its own number, and listens on it. */
    public Patient tcp(int port) {
        return published(port, Protocol.TCP, "0.0.0.0").listens(port, Protocol.TCP, "0.0.0.0");
    }

    public Patient udp(int port) {
        return published(port, Protocol.UDP, "0.0.0.0").listens(port, Protocol.UDP, "0.0.0.0");
    }

    public Patient published(int port, Protocol protocol, String ip) {
        ports.add(new PublishedPort(ip, port, port, protocol));
        return this;
    }

    public Patient unpublished(int port, Protocol protocol) {
        ports.removeIf(p -> p.containerPort() == port && p.protocol() == protocol);
        return this;
    }

    public Patient listens(int port, Protocol protocol, String address) {
        List<Listener> all = new ArrayList<>(listeners.value().orElse(List.of()));
        all.add(new Listener(protocol, address, port));
        listeners = Known.of(all);
        return this;
    }

    /** Nothing in it listens. */
    public Patient deaf() {
        listeners = Known.of(List.of());
        return this;
    }

    /** Nobody could look inside. */
    public Patient unseen() {
        listeners = Known.not("no helper");
        return this;
    }

    public Patient ended(int code) {
        state = ContainerState.EXITED;
        exit = OptionalInt.of(code);
        return this;
    }

    public Patient killedForMemory() {
        oom = true;
        return ended(137);
    }

    public Patient state(ContainerState is) {
        state = is;
        return this;
    }

    public Patient health(ContainerHealth is) {
        check = is;
        return this;
    }

    /** Why it could not be started. */
    public Patient neverStarted(String words) {
        engineSaid = words;
        return state(ContainerState.CREATED);
    }

    public Patient restart(String policy) {
        restart = policy;
        return this;
    }

    public Patient restarted(int times, Duration ago) {
        restarts = times;
        started = Clinic.NOW.minus(ago);
        return this;
    }

    /** A line of some seconds ago. */
    public Patient says(String line) {
        log.add(new LogLine(Optional.of(Clinic.NOW.minusSeconds(3)), false, line));
        return this;
    }

    public Patient saidNothing() {
        log = new ArrayList<>();
        return this;
    }

    String name() {
        return name;
    }

    ContainerRef ref() {
        return new ContainerRef(host.id(), new ContainerId("id-" + name));
    }

    ContainerFacts facts() {
        RunningContainer seen = new RunningContainer(
                ref().id(),
                name,
                image,
                "sha256:1",
                state,
                check,
                state.word(),
                started,
                Optional.of(started),
                exit,
                new TreeMap<>(labels),
                ports,
                List.of(network),
                List.of());
        Map<String, EnvValue> values = new LinkedHashMap<>();
        environment.forEach((key, value) -> values.put(key, EnvValue.of(key, value)));
        ContainerDetail detail = new ContainerDetail(
                seen,
                values,
                command,
                List.of(),
                restart,
                Optional.empty(),
                Map.of(),
                restarts,
                oom,
                engineSaid,
                List.of("check failed"));
        return new ContainerFacts(
                ref(),
                host,
                seen,
                Known.of(detail),
                state == ContainerState.RUNNING ? listeners : Known.not(""),
                Known.of(log),
                kind.map(k -> new NodeFacts(
                        k, heartbeat, comms, control, http, config, broken, heard, health, Optional.empty())));
    }

    private static <T> T ok(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.first());
        };
    }
}
