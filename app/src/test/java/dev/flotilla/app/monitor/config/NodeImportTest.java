package dev.flotilla.app.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetRules;
import dev.flotilla.app.fleet.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeImportTest {
    private static final String MOSAIC = """
            {"host": "192.0.2.11", "heartbeat_port": 5000, "comms_port": 5001, "heartbeat_frequency": 2,
             "heartbeat_tolerance": 9, "unknown": true,
             "peers": [{"host": "192.0.2.12", "comms_port": 5001, "heartbeat_port": 5000},
                       {"host": "192.0.2.12", "comms_port": 6001, "heartbeat_port": 6000}]}
            """;

    @Test
    void aMosaicConfigNamesItsNodeAndItsPeers() {
        List<Node> nodes = read(MOSAIC);
        assertThat(nodes).extracting(Node::name).containsExactly("192.0.2.11", "192.0.2.12", "192.0.2.12:6000");
        assertThat(nodes).extracting(Node::commsPort).containsExactly(5001, 5001, 6001);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.period()).isEqualTo(Duration.ofSeconds(2));
            assertThat(node.tolerance()).isEqualTo(Duration.ofSeconds(9));
            assertThat(node.http()).isEmpty();
        });
    }

    @Test
    void keysOfOursTellHttpAndControl() {
        List<Node> nodes = read("""
                {"host": "0.0.0.0", "advertise_host": "192.0.2.11", "node_id": "one", "http_port": 8080,
                 "coordinator": "two",
                 "peers": [{"host": "192.0.2.12", "comms_port": 5001, "heartbeat_port": 5000, "node_id": "two",
                            "control_port": 60005, "http_port": 8081}]}
                """);
        assertThat(nodes).extracting(Node::name).containsExactly("one", "two");
        assertThat(nodes)
                .extracting(n -> n.http().orElse(""))
                .containsExactly("http://192.0.2.11:8080", "http://192.0.2.12:8081");
        assertThat(nodes.get(1).controlPort()).isEqualTo(60005);
        assertThat(nodes.get(1).nodeId()).contains("two");
    }

    @Test
    void aNodeThatListensEverywhereIsLeftOutUnlessItIsSaidWhereItIs() {
        String text = "{\"host\": \"0.0.0.0\", \"peers\": [{\"host\": \"a.example.org\", \"comms_port\": 1,"
                + " \"heartbeat_port\": 2}]}";
        assertThat(read(text)).extracting(Node::name).containsExactly("a.example.org:2");
        assertThat(value(NodeImport.read("f", text, Optional.of("192.0.2.1"))))
                .extracting(Node::host)
                .containsExactly("192.0.2.1", "a.example.org");
    }

    @Test
    void canarySettingsAreReadFromWhateverHoldsThem() {
        List<Node> nodes = read("""
                # peers
                PEERS_NODE_A=192.0.2.11
                export PEERS_NODE_B="192.0.2.12:61002:8080"
                  - PEERS_NODE_C=node-c.example.org
                      PEERS_NODE_D_2: "[2001:db8::1]:60009"
                OTHER=1
                """);
        assertThat(nodes).extracting(Node::name).containsExactly("node-a", "node-b", "node-c", "node-d-2");
        assertThat(nodes)
                .extracting(n -> n.http().orElse(""))
                .containsExactly(
                        "http://192.0.2.11:50051",
                        "http://192.0.2.12:8080",
                        "http://node-c.example.org:50053",
                        "http://[2001:db8::1]:50051");
        assertThat(nodes).extracting(Node::controlPort).containsExactly(60001, 61002, 60003, 60009);
        assertThat(read("PEERS=a=192.0.2.1,b=192.0.2.2:1:2"))
                .extracting(Node::name)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"host\": 5}", "{\"peers\": [{\"host\": \"x\"}]}", "PEERS_NODE_A=<b>", "PEERS=a"})
    void aFileThatCannotBeReadIsToldAndNothingIsTakenFromIt(String text) {
        assertThat(problems(NodeImport.read("f.config", text, Optional.empty())))
                .allSatisfy(p -> {
                    assertThat(p.code()).isEqualTo("FL-3002");
                    assertThat(p.message()).contains("f.config");
                });
    }

    @Test
    void aFileWithoutNodesIsTold() {
        assertThat(problems(NodeImport.read("f", "A=1", Optional.empty())))
                .extracting(Problem::code)
                .containsExactly("FL-3009");
    }

    @Test
    void whatIsThereAlreadyAndWhatTheRulesRefuseIsLeftOut() {
        NodeImport first = NodeImport.into(Fleet.EMPTY, read(MOSAIC));
        Fleet fleet = value(FleetRules.apply(Fleet.EMPTY, first.edit()));
        assertThat(fleet.nodes()).hasSize(3);
        NodeImport again = NodeImport.into(fleet, read(MOSAIC));
        assertThat(again.added()).isEmpty();
        assertThat(again.skipped()).hasSize(3);
        NodeImport bad = NodeImport.into(fleet, read("PEERS_NODE_A=192.0.2.11:70000"));
        assertThat(bad.skipped().getFirst().why()).contains("70000");
    }

    private static List<Node> read(String text) {
        return value(NodeImport.read("f", text, Optional.empty()));
    }

    private static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Ok<T>(T value) -> value;
            case Outcome.Failed<T> failed -> throw new AssertionError(failed.problems());
        };
    }

    private static List<Problem> problems(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(List<Problem> problems) ? problems : List.of();
    }
}
