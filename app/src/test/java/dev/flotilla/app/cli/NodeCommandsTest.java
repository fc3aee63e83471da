package dev.flotilla.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.monitor.Containers;
import dev.flotilla.app.pictures.FakeMonitoring;
import dev.flotilla.app.pictures.Healths;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void severalFilesAreOneAndWhatIsNamedTwiceIsSaid() throws IOException {
        Path first = Files.writeString(folder.resolve("a.config"), """
                {"host": "192.0.2.11", "peers": [{"host": "192.0.2.12", "comms_port": 5001, "heartbeat_port": 5000}]}
                """);
        Path second = Files.writeString(folder.resolve("b.config"), """
                {"host": "192.0.2.12", "node_id": "two", "http_port": 8080,
                 "peers": [{"host": "192.0.2.11", "comms_port": 5001, "heartbeat_port": 5000}]}
                """);
        Path canary =
                Files.writeString(folder.resolve("canary.env"), "PEERS_NODE_A=192.0.2.21\nPEERS_NODE_B=192.0.2.22\n");
        InMemory.Said said =
                commands.run("nodes", "import", first.toString(), second.toString(), canary.toString(), "--json");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(fleet().nodes())
                .extracting(Node::name)
                .containsExactlyInAnyOrder("two", "192.0.2.11", "node-a", "node-b");
        Node two = fleet().nodeNamed("two").orElseThrow();
        assertThat(two.http()).as("what its own file tells").contains("http://192.0.2.12:8080");
        assertThat(said.json().path("skipped"))
                .extracting(one -> one.path("why").asString())
                .contains("\"two\" is the node at 192.0.2.12:5000 already.", "Another node is called \"192.0.2.11\".");
    }

    @Test
    void whenOneOfTheFilesCannotBeReadNothingIsAdded() throws IOException {
        Path good = Files.writeString(folder.resolve("canary.env"), "PEERS_NODE_A=192.0.2.21\n");
        Path bad = Files.writeString(folder.resolve("bad.config"), "{\"host\": 17}");
        InMemory.Said said = commands.run(
                "nodes",
                "import",
                good.toString(),
                bad.toString(),
                folder.resolve("none").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("FL-3002", "FL-3001");
        assertThat(fleet().nodes()).isEmpty();
        assertThat(commands.run("nodes", "import", good.toString(), bad.toString(), "--host", "192.0.2.1")
                        .err())
                .contains("FL-4003");
    }

    @Test
    void theFileOfAKeyIsKeptByItsPlaceAndMustBeClosedToOthers() throws IOException {
        Path key = Files.writeString(folder.resolve("shared.key"), "0123456789abcdef-secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        InMemory.Said open = commands.run("nodes", "add", "a", "--host", "192.0.2.1", "--key-file", key.toString());
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.err())
                .contains("FL-5006", "chmod 600")
                .doesNotContain("secret\"")
                .doesNotContain("0123456");
        assertThat(fleet().nodes()).isEmpty();

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        InMemory.Said said =
                commands.run("nodes", "add", "a", "--host", "192.0.2.1", "--key-file", key.toString(), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("node").path("keyFile").asString()).isEqualTo(key.toString());
        assertThat(said.out()).doesNotContain("0123456");
        assertThat(fleet().nodes().getFirst().keyFile()).contains(key.toString());
        assertThat(commands.run("nodes", "add", "b", "--host", "192.0.2.2", "--key-file", "none")
                        .err())
                .contains("FL-5006", "/where/i/stand/none");
    }

    /** With a monitor that sees the container, and without one by asking its host. */
    @Test
    void theNameOfANodeInAContainerIsTaken() {
        RunningContainer container =
                Containers.running("mosaic-3", "flotilla-node", List.of("net"), Containers.udp("0.0.0.0", 5000, 5000));
        try (InMemory asking = new InMemory(host -> (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "facts" ->
                        new EngineFacts("Docker", "28", "1.44", "", "", "", 4, 1L << 33, Set.of(), Optional.empty());
                    case "containers" -> List.of(container);
                    default -> throw new IllegalStateException("nobody should ask for " + method);
                }))) {
            asking.run("host", "add", "gpu", "--engine", "unix:///run/gpu.sock", "--address", "192.0.2.11");
            InMemory.Said refused = asking.run("nodes", "add", "mosaic-3", "--host", "192.0.2.99");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("FL-1041", "the node in a container on gpu");
            assertThat(asking.run("nodes", "add", "other", "--host", "192.0.2.99")
                            .code())
                    .isZero();
        }
        commands.monitors(new FakeMonitoring(Healths.incident()));
        assertThat(commands.run("nodes", "add", "node-a", "--host", "192.0.2.99")
                        .err())
                .contains("FL-1041");
    }

    private Fleet fleet() {
        return commands.store().state().value().fleet();
    }
}
