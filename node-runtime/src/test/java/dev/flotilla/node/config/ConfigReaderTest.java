package dev.flotilla.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.beat.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private static final String WHOLE = """
            {
              "host": "0.0.0.0",
              "heartbeat_port": 6000,
              "comms_port": 6001,
              "peers": [
                {"host": "192.0.2.11", "comms_port": 5001, "heartbeat_port": 5000},
                {"host": "192.0.2.12", "comms_port": 5003, "heartbeat_port": 5002, "node_id": "node-c", "control_port": 61003}
              ],
              "heartbeat_frequency": 2,
              "heartbeat_tolerance": 7,
              "heartbeat_report_length": 60,
              "heartbeat_wait_timeout": 3,
              "stats_request_timeout": 9,
              "data_location": "/app/data",
              "plans_location": "/app/plans",
              "models_location": "/app/models",
              "state_location": "/app/state",
              "server_crt": "/k/a.crt",
              "server_key": "/k/a.key",
              "ca_crt": "/k/ca.crt",
              "benchmark_data_location": "/b",
              "run_benchmark_at_startup": true,
              "data_chunk_size": 64,
              "node_id": "gpu-1",
              "advertise_host": "192.0.2.10",
              "shared_key_file": "/k/shared",
              "control_port": 61001,
              "http_host": "127.0.0.1",
              "http_port": 51051,
              "role": "coordinator",
              "a key of nobody": {"is": ["passed", "over"]}
            }
            """;

    @Test
    void everyKeyOfTheFileArrives() {
        NodeConfig config = good(WHOLE, Map.of());

        assertThat(config.nodeId()).isEqualTo("gpu-1");
        assertThat(config.role()).isEqualTo(Role.COORDINATOR);
        assertThat(config.coordinatorId()).contains("gpu-1");
        assertThat(config.listening().beat()).hasToString("0.0.0.0/<unresolved>:6000");
        assertThat(config.listening().comms().orElseThrow()).hasToString("0.0.0.0/<unresolved>:6001");
        assertThat(config.listening().control().orElseThrow()).hasToString("0.0.0.0/<unresolved>:61001");
        assertThat(config.listening().http()).hasToString("127.0.0.1/<unresolved>:51051");
        assertThat(config.listening().advertised()).contains("192.0.2.10");
        assertThat(config.peers())
                .containsExactly(
                        new Peer("192.0.2.11:5000", "192.0.2.11", 5000, 5001),
                        new Peer("node-c", "192.0.2.12", 5002, 5003));
        assertThat(config.controlPeers()).containsExactly(new ControlPeer("node-c", "192.0.2.12", 61003, 50053));
        assertThat(config.period()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.tolerance()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.folders())
                .isEqualTo(new Folders(path("/app/data"), path("/app/plans"), path("/app/models"), path("/app/state")));
        assertThat(config.safety())
                .isEqualTo(new Safety(
                        Optional.of(new TlsFiles(Path.of("/k/a.crt"), Path.of("/k/a.key"), path("/k/ca.crt"))),
                        path("/k/shared"),
                        Optional.empty()));
        assertThat(config.original())
                .isEqualTo(new OriginalKeys(
                        Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofSeconds(9), "/b", true, 64));
    }

    @Test
    void nothingSaidIsAsTheOriginalHasIt() {
        NodeConfig config = good("{}", Map.of());

        assertThat(config.listening().beat()).hasToString("127.0.0.1/<unresolved>:5000");
        assertThat(config.listening().comms().orElseThrow().getPort()).isEqualTo(5001);
        assertThat(config.period()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.tolerance()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.original()).isEqualTo(OriginalKeys.DEFAULT);
        assertThat(config.nodeId()).isEqualTo("host-5000");
        assertThat(config.role()).isEqualTo(Role.PARTICIPANT);
        assertThat(config.peers()).isEmpty();
        assertThat(config.controlPeers()).isEmpty();
        assertThat(config.safety().isPlain()).isTrue();
        assertThat(config.models()).containsExactly(Map.entry("v1", "echo"), Map.entry("v2", "echo"));
    }

    @Test
    void theLegacyObjectCountsUnlessAFlatKeyDoes() {
        NodeConfig config = good(
                "{\"heartbeat\": {\"frequency\": 3, \"tolerance\": 30, \"wait_timeout\": 4, \"report_length\": 50}, \"heartbeat_tolerance\": 20}",
                Map.of());

        assertThat(config.period()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.tolerance()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.original().waitTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.original().reportLength()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void theEnvironmentWins() {
        NodeConfig config = good(
                WHOLE,
                Map.of(
                        "NODE_ID", "node-x",
                        "NODE_ROLE", "participant",
                        "COORDINATOR", "node-c",
                        "CONTROL_PORT", "62001",
                        "HTTP_PORT", "52001",
                        "HTTP_HOST", "0.0.0.0",
                        "STATE_LOCATION", "/s",
                        "ROLLOUT_TOKEN_FILE", "/t",
                        "HEARTBEAT_PERIOD_MS", "250"));

        assertThat(config.nodeId()).isEqualTo("node-x");
        assertThat(config.role()).isEqualTo(Role.PARTICIPANT);
        assertThat(config.coordinatorId()).contains("node-c");
        assertThat(config.listening().control().orElseThrow().getPort()).isEqualTo(62001);
        assertThat(config.listening().http()).hasToString("0.0.0.0/<unresolved>:52001");
        assertThat(config.folders().state()).isEqualTo(path("/s"));
        assertThat(config.safety().rolloutToken()).isEqualTo(path("/t"));
        assertThat(config.period()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void theSeedsVariablesNameAllThreeOnEveryMachine() {
        Map<String, String> shared = Map.of(
                "NODE_ROLE", "participant_b",
                "PEERS_NODE_A", "192.0.2.10",
                "PEERS_NODE_B", "192.0.2.20",
                "PEERS_NODE_C", "192.0.2.30:61003:51053");

        NodeConfig config = good("{}", shared);

        assertThat(config.nodeId()).isEqualTo("node-b");
        assertThat(config.coordinatorId()).contains("node-a");
        assertThat(config.controlPeers())
                .containsExactly(
                        new ControlPeer("node-a", "192.0.2.10", 60001, 50051),
                        new ControlPeer("node-c", "192.0.2.30", 61003, 51053));
        assertThat(config.listening().advertised()).contains("192.0.2.20");
        assertThat(config.listening().control().orElseThrow().getPort()).isEqualTo(60002);
        assertThat(config.listening().http().getPort()).isEqualTo(50052);
    }

    @Test
    void aRoleOfTheSeedsAloneMeansAllThreeOnThisMachine() {
        assertThat(good("{}", Map.of("NODE_ROLE", "coordinator")).controlPeers())
                .containsExactly(
                        new ControlPeer("node-b", "127.0.0.1", 60002, 50052),
                        new ControlPeer("node-c", "127.0.0.1", 60003, 50053));
        assertThat(good("{}", Map.of("NODE_ROLE", "coordinator", "PEERS", "")).controlPeers())
                .isEmpty();
    }

    @Test
    void anyNumberOfPeersByOneVariable() {
        NodeConfig config = good(
                "{}",
                Map.of(
                        "NODE_ID",
                        "node-a",
                        "PEERS",
                        "n1=192.0.2.1, n2=[2001:db8::2]:61001:51001,n3=host-3.example:61001"));

        assertThat(config.role()).isEqualTo(Role.COORDINATOR);
        assertThat(config.controlPeers())
                .containsExactly(
                        new ControlPeer("n1", "192.0.2.1", 60001, 50051),
                        new ControlPeer("n2", "2001:db8::2", 61001, 51001),
                        new ControlPeer("n3", "host-3.example", 61001, 50051));
    }

    @Test
    void stepsAndModels() {
        NodeConfig config = good(
                "{\"models\": {\"v1\": \"echo\", \"v2.1\": \"delay:20+fail:0.1\"}, \"rollout_steps\": [10, 100], \"rollout_dwell_seconds\": 1}",
                Map.of());

        assertThat(config.models()).containsExactly(Map.entry("v1", "echo"), Map.entry("v2.1", "delay:20+fail:0.1"));
        assertThat(config.rollout().steps()).containsExactly(0.1, 1.0);
        assertThat(config.rollout().dwell()).isEqualTo(Duration.ofSeconds(1));
    }

    private static Optional<Path> path(String text) {
        return Optional.of(Path.of(text));
    }

    private static NodeConfig good(String text, Map<String, String> environment) {
        ConfigReader.Result result = read(text, environment);
        assertThat(result).isInstanceOf(ConfigReader.Result.Good.class);
        return ((ConfigReader.Result.Good) result).config();
    }

    static ConfigReader.Result read(String text, Map<String, String> environment) {
        ConfigFile.Parsed parsed = ConfigFile.parse("mosaic.config", text);
        assertThat(parsed).isInstanceOf(ConfigFile.Parsed.Whole.class);
        return ConfigReader.read(
                ((ConfigFile.Parsed.Whole) parsed).file(), environment, (state, port) -> "host-" + port, 1);
    }
}
