package dev.flotilla.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.beat.HeardStatus;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.Folders;
import dev.flotilla.node.server.SharedLoops;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real nodes on loopback. */
class NodeTest {
    private static final String LOOP = "node-loop";

    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name(LOOP + "-", 0).daemon().factory());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void endLoops() {
        loops.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith(LOOP));
    }

    @Test
    void twoNodesHearEachOtherAndTellOverHttp() throws Exception {
        int portA = freeUdpPort();
        int portB = freeUdpPort();
        try (Node a = start("node-a", portA, new Peer("node-b", "127.0.0.1", portB));
                Node b = start("node-b", portB, new Peer("node-a", "127.0.0.1", portA))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> hears(a, "node-b") && hears(b, "node-a"));

            assertThat(get(a, "/healthz")).contains("ok");
            assertThat(get(a, "/health/snapshot"))
                    .contains("\"node_id\":\"node-a\"", "\"p95\"", "\"error_rate\"", "\"window_id\"", "\"digest\"")
                    .contains("\"last_committed_version\":1");
            assertThat(get(a, "/heartbeats"))
                    .contains("\"sent\"", "\"received\"", "\"peer\":\"node-b\"", "\"online\"")
                    .contains(
                            "\"source\":\"127.0.0.1\"",
                            "\"delay_ns\":",
                            "\"said_id\":\"node-b\"",
                            "\"boot\":",
                            "\"strangers\":[");
            assertThat(get(a, "/health/snapshot")).contains("\"coordinator\":").doesNotContain("commit_ms");
            assertThat(a.busyNanos()).isPositive();
        }
        assertThat(lines).anyMatch(line -> line.startsWith("UDP heartbeat listener started on 127.0.0.1:"));
        assertThat(lines).contains("heartbeat status: node-b is online");
    }

    @Test
    void aPeerThatEndsBecomesStaleAndComesBack() throws Exception {
        int portA = freeUdpPort();
        int portB = freeUdpPort();
        Peer peerA = new Peer("node-a", "127.0.0.1", portA);
        try (Node a = start("node-a", portA, new Peer("node-b", "127.0.0.1", portB))) {
            Node b = start("node-b", portB, peerA);
            await().atMost(Duration.ofSeconds(5)).until(() -> hears(a, "node-b"));
            b.close();
            await().atMost(Duration.ofSeconds(5)).until(() -> status(a, "node-b") == HeardStatus.STALE);
            try (Node again = start("node-b", portB, peerA)) {
                await().atMost(Duration.ofSeconds(5)).until(() -> hears(a, "node-b"));
                assertThat(again.beatAddress())
                        .hasValueSatisfying(at -> assertThat(at.getPort()).isEqualTo(portB));
            }
        }
    }

    @Test
    void aTakenPortEndsTheStartWithASentenceAndLeavesNothing() throws Exception {
        int udp = freeUdpPort();
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeConfig config = config("node-a", udp, holder.getLocalPort());

            NodeStartException thrown = catchThrowableOfType(
                    NodeStartException.class, () -> Node.start(config, loops, InstantSource.system(), listener()));

            assertThat(thrown).hasMessageContaining("127.0.0.1:" + holder.getLocalPort() + "/tcp is taken");
            assertThat(thrown.takenAddress()).endsWith("/tcp");
        }
        try (DatagramSocket free = new DatagramSocket(udp, InetAddress.getLoopbackAddress())) {
            assertThat(free.getLocalPort()).isEqualTo(udp);
        }
    }

    @Test
    void aMistakeDuringTheStartLeavesNeitherSocketNorLock(@TempDir Path state) throws Exception {
        int udp = freeUdpPort();
        NodeConfig config = config("node-a", udp, 0, new Peer("node-b", "127.0.0.1", freeUdpPort()))
                .change()
                .folders(Folders.ofState(state))
                .done();
        NodeListener broken = new NodeListener() {
            @Override
            public void line(String text) {
                if (text.startsWith("HTTP listener started")) {
                    throw new IllegalStateException("a listener with a mistake");
                }
            }

            @Override
            public void ticked() {}
        };

        assertThatThrownBy(() -> Node.startKept(config, loops, InstantSource.system(), broken))
                .isInstanceOf(IllegalStateException.class);

        try (Node again = Node.startKept(config, loops, InstantSource.system(), listener())) {
            assertThat(again.beatAddress())
                    .hasValueSatisfying(at -> assertThat(at.getPort()).isEqualTo(udp));
        }
    }

    @Test
    void aClosedNodeLeavesNoSocket() throws Exception {
        int udp = freeUdpPort();
        Node node = start("node-a", udp);
        int http = node.httpAddress().orElseThrow().getPort();
        assertThat(get(node, "/healthz")).contains("ok");

        node.close();

        try (DatagramSocket first = new DatagramSocket(udp, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(http, 1, InetAddress.getLoopbackAddress())) {
            assertThat(first.isBound() && second.isBound()).isTrue();
        }
    }

    @Test
    void peersComeFromTheEnvironment() throws Exception {
        NodeConfig config = NodeConfig.fromEnvironment(
                Map.of(
                        "NODE_ID", "node-a",
                        "PEER_SERVICES", "node-b, x.y",
                        "NODE_B_5000_ENDPOINT", "127.0.10.2:31000",
                        "X_Y_5000_ENDPOINT", "[::1]:31001",
                        "HEARTBEAT_PERIOD_MS", "250"),
                "container",
                7);

        assertThat(config.peers())
                .containsExactly(new Peer("node-b", "127.0.10.2", 31000), new Peer("x.y", "::1", 31001));
        assertThat(config.period()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.nodeId()).isEqualTo("node-a");
    }

    @Test
    void aPeerWithoutAnEndpointIsRefusedByItsKey() {
        NodeStartException thrown = catchThrowableOfType(
                NodeStartException.class, () -> NodeConfig.fromEnvironment(Map.of("PEER_SERVICES", "node-b"), "c", 1));

        assertThat(thrown).hasMessageContaining("NODE_B_5000_ENDPOINT");
    }

    private Node start(String id, int udp, Peer... peers) throws NodeStartException {
        return Node.start(config(id, udp, 0, peers), loops, InstantSource.system(), listener());
    }

    private static NodeConfig config(String id, int udp, int http, Peer... peers) {
        return new NodeConfig(id, at(udp), at(http), List.of(peers), Duration.ofMillis(100), Duration.ofMillis(300), 1);
    }

    private NodeListener listener() {
        return new NodeListener() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void ticked() {}
        };
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean hears(Node node, String peer) {
        return status(node, peer) == HeardStatus.ONLINE;
    }

    private static HeardStatus status(Node node, String peer) {
        return node.beats().heard().stream()
                .filter(row -> row.name().equals(peer))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static String get(Node node, String path) throws Exception {
        int port = node.httpAddress().orElseThrow().getPort();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
