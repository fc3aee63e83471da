package dev.flotilla.node.config;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.config.Reading.Found;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the configuration of a node that is a process of its own: the file, and the environment, which wins. */
public final class ConfigReader {
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,127}";

    private final Reading reading;

    private ConfigReader(Reading reading) {
        this.reading = reading;
    }

    /** What a configuration is worth. */
    public sealed interface Result {
        record Good(NodeConfig config) implements Result {}

        /** @param problems one at least */
        record Wrong(List<ConfigProblem> problems) implements Result {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * @param unnamed gives the id of a node that is given none, from its state folder and its heartbeat port
     * @param boot of this start; 0 when it is not known yet
     */
    public static Result read(ConfigFile file, Map<String, String> environment, Unnamed unnamed, long boot) {
        Reading reading = new Reading(file, environment);
        NodeConfig config = new ConfigReader(reading).read(unnamed, boot);
        return reading.problems().isEmpty() ? new Result.Good(config) : new Result.Wrong(reading.problems());
    }

    /** Names a node. */
    public interface Unnamed {
        String id(Optional<Path> state, int beatPort);
    }

    static boolean isId(String text) {
        return text.matches(ID);
    }

    private NodeConfig read(Unnamed unnamed, long boot) {
        String host = host(Key.HOST).orElse("127.0.0.1");
        int beatPort = reading.port(Key.HEARTBEAT_PORT, Ports.BEAT);
        int commsPort = reading.port(Key.COMMS_PORT, Ports.COMMS);
        Folders folders = folders();
        Optional<String> role = role();
        String id = id(role).orElseGet(() -> unnamed.id(folders.state(), beatPort));
        PeerReading peers = new PeerReading(reading);
        peers.environment(id);
        Optional<String> advertised = host(Key.ADVERTISE_HOST);
        peers.list(host, advertised, beatPort, id);
        peers.services();
        if (role.isPresent() && !role.get().equals("participant")) {
            peers.seedDefaults(id);
        }
        boolean coordinates = role.map("coordinator"::equals).orElse(id.equals("node-a"));
        Duration period = period();
        Duration tolerance = tolerance(period);
        InetSocketAddress control = at(host, reading.port(Key.CONTROL_PORT, Ports.control(id)));
        InetSocketAddress http = at(host(Key.HTTP_HOST).orElse(host), reading.port(Key.HTTP_PORT, Ports.http(id)));
        portsApart(commsPort, control, http);
        RolloutReading rollout = new RolloutReading(reading);
        return new NodeConfig(
                id,
                coordinates ? Role.COORDINATOR : Role.PARTICIPANT,
                coordinator(id, coordinates, peers.voting()),
                new Listening(
                        at(host, beatPort),
                        Optional.of(at(host, commsPort)),
                        Optional.of(control),
                        http,
                        advertised.or(peers::ownAddress)),
                peers.beating(),
                peers.voting(),
                period,
                tolerance,
                folders,
                safety(),
                rollout.plan(),
                rollout.models(),
                original(),
                boot);
    }

    private static InetSocketAddress at(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }

    private Optional<String> host(Key key) {
        Optional<Found> found = reading.value(key);
        Optional<String> text = found.flatMap(reading::text);
        if (text.isPresent() && !HostAndPorts.isHost(text.get())) {
            reading.wrong(found.orElseThrow(), "an address or a host name is needed");
            return Optional.empty();
        }
        if (text.isPresent() && key == Key.ADVERTISE_HOST && HostAndPorts.isWildcard(text.get())) {
            reading.wrong(found.orElseThrow(), "an address that other machines can reach is needed");
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> role() {
        Optional<Found> found = reading.value(Key.ROLE);
        Optional<String> text = found.flatMap(reading::text).map(word -> word.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().matches("coordinator|participant(_b|_c)?")) {
            reading.wrong(found.orElseThrow(), "coordinator, participant, participant_b or participant_c is needed");
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> id(Optional<String> role) {
        Optional<Found> found = reading.value(Key.NODE_ID);
        Optional<String> text = found.flatMap(reading::text);
        if (text.isPresent() && !isId(text.get())) {
            reading.wrong(found.orElseThrow(), "letters, digits, dots, dashes, at most 128 of them, are needed");
        }
        return text.or(() -> role.flatMap(word -> switch (word) {
            case "coordinator" -> Optional.of("node-a");
            case "participant_b" -> Optional.of("node-b");
            case "participant_c" -> Optional.of("node-c");
            default -> Optional.empty();
        }));
    }

    /** Which node decides: named, else node-a. A node without peers in the agreement has none but itself. */
    private Optional<String> coordinator(String id, boolean coordinates, List<ControlPeer> voting) {
        Optional<Found> named = reading.value(Key.COORDINATOR);
        if (coordinates) {
            named.filter(found -> !found.text().equals(id))
                    .ifPresent(found -> reading.wrong(found, "the role of " + id + " is coordinator"));
            return Optional.of(id);
        }
        String coordinator = named.flatMap(reading::text).orElse("node-a");
        if (voting.isEmpty()) {
            return Optional.empty();
        }
        if (voting.stream().noneMatch(peer -> peer.id().equals(coordinator))) {
            String needed = "the coordinator has to be one of the peers "
                    + voting.stream().map(ControlPeer::id).toList();
            named.ifPresentOrElse(
                    found -> reading.wrong(found, needed),
                    () -> reading.wrong("by default", Key.COORDINATOR.inFile(), coordinator, needed));
        }
        return Optional.of(coordinator);
    }

    private Duration period() {
        Duration flat = reading.seconds(Key.HEARTBEAT_FREQUENCY, Duration.ofSeconds(5), 1, HOUR, "heartbeat.frequency");
        return reading.variable("HEARTBEAT_PERIOD_MS")
                .map(found -> Duration.ofMillis(reading.whole(found, (int) flat.toMillis(), 50, HOUR * 1000)))
                .orElse(flat);
    }

    private Duration tolerance(Duration period) {
        Optional<Found> found = reading.value(Key.HEARTBEAT_TOLERANCE, "heartbeat.tolerance");
        Duration usual = period.multipliedBy(3);
        if (found.isEmpty()) {
            return usual;
        }
        Duration given = Duration.ofSeconds(reading.whole(found.get(), 15, 1, DAY));
        if (given.compareTo(period) < 0) {
            reading.wrong(
                    found.get(), "at least the time between two heartbeats is needed, " + period.toMillis() + " ms");
        }
        return given;
    }

    private Folders folders() {
        return new Folders(
                reading.path(Key.DATA_LOCATION),
                reading.path(Key.PLANS_LOCATION).or(() -> Optional.of(Path.of(Key.PLANS_LOCATION.usual()))),
                reading.path(Key.MODELS_LOCATION).or(() -> Optional.of(Path.of(Key.MODELS_LOCATION.usual()))),
                reading.path(Key.STATE_LOCATION).or(() -> Optional.of(Path.of(Key.STATE_LOCATION.usual()))));
    }

    private Safety safety() {
        Optional<Path> certificate = reading.path(Key.SERVER_CRT);
        Optional<Path> key = reading.path(Key.SERVER_KEY);
        Optional<Path> authority = reading.path(Key.CA_CRT);
        needs(Key.SERVER_CRT, key.isPresent(), Key.SERVER_KEY);
        needs(Key.SERVER_KEY, certificate.isPresent(), Key.SERVER_CRT);
        needs(Key.CA_CRT, certificate.isPresent(), Key.SERVER_CRT);
        Optional<TlsFiles> tls = certificate.flatMap(one -> key.map(other -> new TlsFiles(one, other, authority)));
        return new Safety(tls, reading.path(Key.SHARED_KEY_FILE), reading.path(Key.ROLLOUT_TOKEN_FILE));
    }

    private void needs(Key key, boolean other, Key otherKey) {
        reading.value(key)
                .filter(found -> !found.text().isBlank() && !other)
                .ifPresent(found -> reading.wrong(found, "it goes with " + otherKey.inFile() + ", which is missing"));
    }

    private OriginalKeys original() {
        OriginalKeys usual = OriginalKeys.DEFAULT;
        return new OriginalKeys(
                reading.seconds(Key.HEARTBEAT_REPORT_LENGTH, usual.reportLength(), 1, DAY, "heartbeat.report_length"),
                reading.seconds(Key.HEARTBEAT_WAIT_TIMEOUT, usual.waitTimeout(), 1, HOUR, "heartbeat.wait_timeout"),
                reading.seconds(Key.STATS_REQUEST_TIMEOUT, usual.statsTimeout(), 1, HOUR),
                reading.text(Key.BENCHMARK_DATA_LOCATION).orElse(""),
                reading.flag(Key.RUN_BENCHMARK_AT_STARTUP),
                reading.whole(Key.DATA_CHUNK_SIZE, usual.chunkMegabytes(), 1, 1 << 20));
    }

    /** Three TCP faces on one host cannot share a port; HTTP may have a host of its own. */
    private void portsApart(int comms, InetSocketAddress control, InetSocketAddress http) {
        Function<Key, String> say = key -> key.inFile() + " has it already; a port of its own is needed";
        if (control.getPort() == comms) {
            clash(Key.CONTROL_PORT, comms, say.apply(Key.COMMS_PORT));
        }
        if (http.getPort() == comms && http.getHostString().equals(control.getHostString())) {
            clash(Key.HTTP_PORT, comms, say.apply(Key.COMMS_PORT));
        }
        if (http.getPort() == control.getPort() && http.getHostString().equals(control.getHostString())) {
            clash(Key.HTTP_PORT, http.getPort(), say.apply(Key.CONTROL_PORT));
        }
    }

    private void clash(Key key, int port, String needed) {
        reading.value(key)
                .ifPresentOrElse(
                        found -> reading.wrong(found, needed),
                        () -> reading.wrong("by default", key.inFile(), Integer.toString(port), needed));
    }
}
