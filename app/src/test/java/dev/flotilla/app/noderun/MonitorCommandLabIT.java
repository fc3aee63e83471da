package dev.flotilla.app.noderun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.boot.Program;
import dev.flotilla.app.lab.Lab;
import dev.flotilla.app.lab.NeedsLab;
import dev.flotilla.app.noderun.NodeFleet.Network;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line alone, in processes of its own, says what befalls nodes on three machines. */
@NeedsLab(secured = 2, plain = 1)
class MonitorCommandLabIT {
    private static final String VICTIM = "node-b";

    @TempDir
    Path data;

    private final Lab lab;
    private int port;

    MonitorCommandLabIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void nodesMatrixAndAlarmsSayWhatBefell() throws Exception {
        port = freePort();
        try (NodeFleet fleet = NodeFleet.start(lab, Network.HOST, Map.of(), port)) {
            for (String id : NodeFleet.IDS) {
                add(fleet, id);
            }
            JsonNode well = json("nodes", "--for", "8");
            assertThat(well.size()).isEqualTo(3);
            for (JsonNode node : well) {
                assertThat(node.path("state").asString()).as(node.toString()).isEqualTo("online");
                assertThat(node.path("heartbeatsReceived").asInt()).isGreaterThan(2);
                assertThat(node.path("routingVersion").asInt()).isEqualTo(1);
            }
            JsonNode fine = cell(json("matrix", "--for", "8"), VICTIM, "node-c");
            assertThat(fine.path("state").asString()).as(fine.toString()).isEqualTo("heard");
            assertThat(fine.path("cause").isNull()).isTrue();

            signal(fleet, "STOP");
            try {
                JsonNode hung = named(json("nodes", "--for", "8"), VICTIM);
                assertThat(hung.path("state").asString() + " "
                                + hung.path("cause").asString())
                        .isEqualTo("down hung");
                JsonNode missing = cell(json("matrix", "--for", "8"), VICTIM, "node-c");
                assertThat(missing.path("cause").asString())
                        .as(missing.toString())
                        .isEqualTo("node-down");
                assertThat(missing.path("remedy").asString()).isNotEmpty();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(StreamSupport.stream(
                                        json("alarms", "--for", "10").spliterator(), false))
                                .anySatisfy(alarm -> {
                                    assertThat(alarm.path("nodes").toString()).contains(VICTIM);
                                    assertThat(alarm.path("severity").asString())
                                            .isEqualTo("critical");
                                    assertThat(alarm.path("why").asString()).isNotEmpty();
                                }));
            } finally {
                signal(fleet, "CONT");
            }
            assertThat(named(json("nodes", "--for", "8"), VICTIM).path("state").asString())
                    .isEqualTo("online");
        }
    }

    private void add(NodeFleet fleet, String id) {
        String address = fleet.machine(id).address();
        Program.Result added = run(
                "nodes",
                "add",
                id,
                "--host",
                address,
                "--id",
                id,
                "--control-port",
                "60001",
                "--http",
                "http://" + address + ":50051",
                "--period",
                "1",
                "--tolerance",
                "4");
        assertThat(added.code()).as(added.err()).isZero();
    }

    private JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--json", "--listen", Integer.toString(port)));
        Program.Result said = run(all.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return JsonMapper.shared().readTree(said.out());
    }

    private Program.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(words));
        return Program.run(all.toArray(String[]::new));
    }

    private static JsonNode named(JsonNode nodes, String name) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(n -> n.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode cell(JsonNode matrix, String from, String to) {
        return StreamSupport.stream(matrix.path("cells").spliterator(), false)
                .filter(c -> c.path("from").asString().equals(from)
                        && c.path("to").asString().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private void signal(NodeFleet fleet, String signal) {
        lab.exec(fleet.machine(VICTIM), "kill", "-" + signal, fleet.inspect(VICTIM, "{{.State.Pid}}"));
    }

    private int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(lab.appAddress()))) {
            return socket.getLocalPort();
        }
    }
}
