package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NodeCommandsTest {
    @TempDir
    Path folder;

    private final InMemory commands = new InMemory();

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void everyOptionOfNodesAddReachesTheFleet() {
        InMemory.Said said = commands.run(
                "nodes",
                "add",
                "mosaic-1",
                "--host",
                "node.example.org",
                "--heartbeat-port",
                "6000",
                "--comms-port",
                "6001",
                "--control-port",
                "60001",
                "--http",
                "http://node.example.org:8080/",
                "--kind",
                "flotilla",
                "--id",
                "one",
                "--period",
                "0.5",
                "--json");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(fleet().nodes())
                .containsExactly(new Node(
                        "mosaic-1",
                        "node.example.org",
                        6000,
                        6001,
                        60001,
                        Optional.of("http://node.example.org:8080"),
                        Node.Kind.FLOTILLA,
                        Duration.ofMillis(500),
                        Duration.ofMillis(1500),
                        Optional.of("one")));
        JsonNode node = said.json().path("node");
        assertThat(node.path("http").asString()).isEqualTo("http://node.example.org:8080");
        assertThat(node.path("toleranceMs").asInt()).isEqualTo(1500);
    }

    @Test
    void theUsualPortsAreTheMosaicOnesAndRemovingForgetsIt() {
        assertThat(commands.run("nodes", "add", "a", "--host", "192.0.2.1").code())
                .isZero();
        assertThat(fleet().nodes()).containsExactly(Node.of("a", "192.0.2.1"));
        assertThat(commands.run("nodes", "remove", "A").code()).isZero();
        assertThat(fleet().nodes()).isEmpty();
        assertThat(commands.run("nodes", "remove", "a").err()).contains("FL-1038");
    }

    @ParameterizedTest
    @CsvSource({
        "nodes add b --host 192.0.2.1,1,FL-1032",
        "nodes add A --host 192.0.2.2,1,FL-1031",
        "nodes add <b> --host 192.0.2.2,1,FL-1030",
        "nodes add b --host 192.0.2.2 --heartbeat-port 70000,2,FL-1033",
        "nodes add b --host 192.0.2.2 --comms-port x,2,FL-4001",
        "nodes add b --host 192.0.2.2 --kind fish,2,FL-4003",
        "nodes add b --host 192.0.2.2 --http nonsense,2,FL-1035",
        "nodes add b --host 192.0.2.2 --period 0,2,FL-1036",
        "nodes add b --host 192.0.2.2 --period NaN,2,FL-1036",
        "nodes add b,2,FL-4001",
        "host add h --engine embedded: --status asleep,2,FL-4003",
        "host add h --engine embedded: --cpus many,2,FL-4003",
        "host add h --engine embedded: --memory much,2,FL-4003",
        "host add h --engine embedded: --reserve 200,2,FL-1009",
        "stack logs s --tail -1,2,FL-4005",
        "stack apply f.yml --on-failure panic,2,FL-4005",
    })
    void whatIsRefusedExitsWithOneAndABadValueWithTwo(String line, int code, String problem) {
        commands.run("nodes", "add", "a", "--host", "192.0.2.1");
        InMemory.Said said = commands.run(line.split(" "));
        assertThat(said.err()).contains(problem);
        assertThat(said.code()).isEqualTo(code);
        InMemory.Said json = commands.run((line + " --json").split(" "));
        assertThat(json.code()).isEqualTo(code);
        assertThat(json.json().toString()).contains(problem);
    }

    @Test
    void aFileIsImportedAndTheSecondTimeNothingIsAdded() throws IOException {
        Path file = Files.writeString(folder.resolve("mosaic.config"), """
                {"host": "192.0.2.11", "peers": [{"host": "192.0.2.12", "comms_port": 5001, "heartbeat_port": 5000}]}
                """);
        InMemory.Said first = commands.run("nodes", "import", file.toString(), "--json");
        assertThat(first.json().path("added").size()).isEqualTo(2);
        InMemory.Said second = commands.run("nodes", "import", file.toString());
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("No node was added.").contains("left out 192.0.2.11:");
        assertThat(fleet().nodes()).extracting(Node::host).containsExactly("192.0.2.11", "192.0.2.12");
        assertThat(commands.run("nodes", "import", folder.resolve("none").toString())
                        .err())
                .contains("FL-3001");
    }

    private Fleet fleet() {
        return commands.store().state().value().fleet();
    }
}
