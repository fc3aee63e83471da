package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.LabHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nodes, each a container of the image on a machine of its own, with a read-only root file system and the state in a volume. The first
 * coordinates.
 */
final class NodeFleet implements AutoCloseable {
    static final Duration PERIOD = Duration.ofSeconds(1);
    static final Duration TOLERANCE = Duration.ofSeconds(4);
    static final String COORDINATOR = "node-a";
    static final List<String> IDS = List.of(COORDINATOR, "node-b", "node-c");

    /** Where a machine keeps what is mounted into its node. */
    static final String FILES = "/srv/noderun";

    static final String STATE_VOLUME = "noderun-state";

    /** A start of three Java processes on a machine that others use too. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final int HTTP = 50_051;

    /** How the ports of a container reach the network. */
    enum Network {
        HOST,
        BRIDGE;

        private List<String> words() {
            return switch (this) {
                case HOST -> List.of("--network", "host");
                case BRIDGE ->
                    List.of("-p", "5000:5000/udp", "-p", "5001:5001", "-p", "60001:60001", "-p", "50051:50051");
            };
        }
    }

    private final Lab lab;
    private final int observerPort;
    private final Map<String, LabHost> machines = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private NodeFleet(Lab lab, int observerPort) {
        this.lab = lab;
        this.observerPort = observerPort;
        for (int i = 0; i < IDS.size(); i++) {
            machines.put(IDS.get(i), lab.hosts().get(i));
        }
    }

    /** Builds the image where it is missing, starts the three, and returns when each answers. */
    static NodeFleet start(Lab lab, Network network, Map<String, String> environment) {
        return start(lab, network, environment, 0);
    }

    /** @param observerPort on this computer, to which all of them beat as well; 0 for none */
    static NodeFleet start(Lab lab, Network network, Map<String, String> environment, int observerPort) {
        NodeFleet fleet = new NodeFleet(lab, observerPort);
        NodeImage.on(lab, List.copyOf(fleet.machines.values()));
        try {
            fleet.clear();
            fleet.machines.values().forEach(machine -> forgetFlows(lab, machine));
            IDS.forEach(id -> fleet.run(id, network, environment));
            IDS.forEach(fleet::awaitAnswer);
        } catch (RuntimeException | AssertionError e) {
            fleet.close();
            throw e;
        }
        return fleet;
    }

    /**
     * A flow of UDP keeps the way that Docker gave it for as long as it goes on, and some time more. Beats to a port that an
     * earlier node had published would go to a container that is gone: the machines forget such a way within 2 s.
     */
    static void forgetFlows(Lab lab, LabHost machine) {
        lab.exec(
                machine,
                "sh",
                "-ec",
                "for kind in udp_timeout udp_timeout_stream; do echo 2 >/proc/sys/net/netfilter/nf_conntrack_$kind; done");
    }

    private void run(String id, Network network, Map<String, String> environment) {
        LabHost machine = machine(id);
        writeFiles(machine, config(id));
        List<String> words = new ArrayList<>(List.of("run", "-d", "--read-only", "--name", id, "--health-interval=2s"));
        words.addAll(network.words());
        words.addAll(List.of("-v", FILES + "/mosaic.config:/app/mosaic.config:ro"));
        words.addAll(List.of("-v", FILES + "/token:/run/token:ro", "-v", STATE_VOLUME + ":/app/state"));
        environment.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        words.add(NodeImage.NAME);
        lab.docker(machine, words.toArray(String[]::new));
    }

    /** The token belongs to the user of the image, as it wants it. */
    private void writeFiles(LabHost machine, String config) {
        lab.exec(
                machine,
                "sh",
                "-c",
                "mkdir -p $0 && printf %s \"$1\" >$0/mosaic.config && printf %s noderun-token-0123456789 >$0/token"
                        + " && chown 10001:10001 $0/token && chmod 600 $0/token",
                FILES,
                config);
    }

    private String config(String id) {
        var config = JsonMapper.shared().createObjectNode();
        config.put("node_id", id)
                .put("role", id.equals(COORDINATOR) ? "coordinator" : "participant")
                .put("host", "0.0.0.0")
                .put("advertise_host", machine(id).address())
                .put("heartbeat_frequency", PERIOD.toSeconds())
                .put("heartbeat_tolerance", TOLERANCE.toSeconds())
                .put("control_port", 60_001)
                .put("http_port", HTTP)
                .put("state_location", "/app/state")
                .put("data_location", "/app/data")
                .put("plans_location", "/app/plans")
                .put("models_location", "/app/models")
                .put("rollout_token_file", "/run/token")
                .put("rollout_dwell_seconds", 1);
        var peers = config.putArray("peers");
        for (String other : others(id)) {
            peers.addObject()
                    .put("node_id", other)
                    .put("host", machine(other).address())
                    .put("heartbeat_port", 5000)
                    .put("comms_port", 5001)
                    .put("control_port", 60_001)
                    .put("http_port", HTTP);
        }
        if (observerPort != 0) {
            peers.addObject()
                    .put("node_id", "flotilla")
                    .put("host", lab.appAddress())
                    .put("heartbeat_port", observerPort)
                    .put("comms_port", observerPort);
        }
        return config.toPrettyString();
    }

    LabHost machine(String id) {
        return Objects.requireNonNull(machines.get(id));
    }

    static List<String> others(String id) {
        return IDS.stream().filter(other -> !other.equals(id)).toList();
    }

    /** Starts a container again that has ended; its volume holds what the node knew. */
    void restart(String id) {
        lab.docker(machine(id), "start", id);
        awaitAnswer(id);
    }

    void awaitAnswer(String id) {
        await().atMost(START)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(get(id, "/healthz").path("status").asString())
                                .isEqualTo("ok"));
    }

    /** The three serve one committed state, of the version or a later one, and nobody is in doubt. */
    void awaitAgreed(long atLeast) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(IOException.class)
                .untilAsserted(() -> {
                    List<Served> all = new ArrayList<>();
                    for (String id : IDS) {
                        all.add(served(id));
                        assertThat(get(id, "/health/snapshot").path("in_doubt").isNull())
                                .as("nothing in doubt on %s", id)
                                .isTrue();
                    }
                    assertThat(all.stream().distinct()).as(all.toString()).hasSize(1);
                    assertThat(all.getFirst().version()).isGreaterThanOrEqualTo(atLeast);
                });
    }

    Served served(String id) throws IOException, InterruptedException {
        return Served.of(get(id, "/routing/state"));
    }

    JsonNode get(String id, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(id, path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    URI uri(String id, String path) {
        return URI.create("http://" + machine(id).address() + ":" + HTTP + path);
    }

    /** A line for the console of a node, given inside its container, as an operator does. */
    String ask(String id, String line) {
        return inside(id, "flotilla-node", "ask", line);
    }

    /** Runs a command in the container of a node. */
    String inside(String id, String... command) {
        List<String> words = new ArrayList<>(List.of("exec", id));
        words.addAll(List.of(command));
        return lab.docker(machine(id), words.toArray(String[]::new));
    }

    /** What the engine says of a node's container, by a format of {@code docker inspect}. */
    String inspect(String id, String format) {
        return lab.docker(machine(id), "inspect", "-f", format, id).strip();
    }

    String log(String id) {
        return lab.docker(machine(id), "logs", id);
    }

    private void clear() {
        machines.forEach((id, machine) -> lab.exec(
                machine,
                "sh",
                "-c",
                "docker rm -f -v $0; docker volume rm -f $1; rm -rf $2; true",
                id,
                STATE_VOLUME,
                FILES));
    }

    @Override
    public void close() {
        clear();
        client.close();
    }
}
