package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes to the doors of a whole node, and what its pages tell of it. */
class DoorsTest {
    private static final int SPOOFED = 20_000;
    private static final int AT_ONCE = 500;

    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("doors-", 0).daemon().factory());

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        loops.close();
    }

    @Test
    void bothTablesAreToldByPeerBootAndSequence() throws Exception {
        Map<String, Map<String, String>> mesh = TestNode.mesh(folder, "node-a", "node-b");
        Map<String, String> a = of(mesh, "node-a");
        Map<String, String> b = of(mesh, "node-b");
        beatsTo(a, b);
        beatsTo(b, a);
        try (TestNode first = TestNode.start(a, loops);
                TestNode second = TestNode.start(b, loops)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> received(first).path("count").asLong() >= 3);
            JsonNode row = received(first);
            assertThat(row.path("peer").stringValue()).isEqualTo("node-b");
            assertThat(row.path("status").stringValue()).isEqualTo("online");
            assertThat(row.path("boot").asLong()).isPositive();
            assertThat(row.path("seq").asLong())
                    .isGreaterThanOrEqualTo(row.path("count").asLong());
            assertThat(row.path("missed").asLong()).isLessThan(row.path("seq").asLong());
            JsonNode sent = page(second).path("sent").path(0);
            assertThat(sent.path("peer").stringValue()).isEqualTo("node-a");
            assertThat(sent.path("count").asLong()).isPositive();
            assertThat(received(second).path("boot").asLong())
                    .isNotEqualTo(row.path("boot").asLong());
        }
    }

    @Test
    void httpGoesWithTheHostUnlessItIsToldOtherwise() throws Exception {
        Map<String, String> environment = alone();
        environment.put("NODE_HOST", "127.0.0.2");
        try (TestNode node = TestNode.start(environment, loops)) {
            assertThat(node.http().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.2"));
        }
        environment.put("HTTP_HOST", "127.0.0.3");
        try (TestNode node = TestNode.start(environment, loops)) {
            assertThat(node.http().getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.3"));
            assertThat(node.node.beatAddress().orElseThrow().getAddress())
                    .isEqualTo(InetAddress.ofLiteral("127.0.0.2"));
        }
    }

    @Test
    void everyOneOfTwentyThousandSpoofedSendersIsCounted() throws Exception {
        try (TestNode node = TestNode.start(alone(), loops);
                DatagramSocket socket = new DatagramSocket()) {
            InetSocketAddress at = node.node.beatAddress().orElseThrow();
            for (int i = 1; i <= SPOOFED; i++) {
                byte[] bytes = ("{\"host\": \"192.0.2.1\", \"port\": " + i + "}").getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(bytes, bytes.length, at));
                if (i % AT_ONCE == 0) {
                    int sent = i;
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> sum(node, "flotilla_heartbeats_received_total")
                                            + sum(node, "flotilla_heartbeats_rejected_total")
                                    == sent);
                }
            }
            assertThat(sum(node, "flotilla_heartbeats_rejected_total{reason=\"source\"}"))
                    .isEqualTo(SPOOFED - 64);
            assertThat(sum(node, "flotilla_heartbeats_turned_away_total")).isEqualTo(SPOOFED - 64);
        }
    }

    @Test
    void weightsThatDoNotMakeOneGetAVoteAgainst() throws Exception {
        Map<String, Map<String, String>> mesh = TestNode.mesh(folder, "node-a", "node-b");
        int coordinator = Integer.parseInt(of(of(mesh, "node-a"), "CONTROL_PORT"));
        try (ServerSocket listening = new ServerSocket(coordinator, 5, InetAddress.getLoopbackAddress());
                TestNode node = TestNode.start(of(mesh, "node-b"), loops);
                Socket socket = control(node)) {
            listening.setSoTimeout(10_000);
            String frame =
                    "{\"msg_type\": \"PREPARE_REQ\", \"sender\": \"node-a\", \"payload\": {\"txid\": \"t-2\", \"state\": "
                            + "{\"version\": 2, \"stable_model_id\": \"v1\", \"canary_model_id\": \"v2\", \"weights\": {\"v1\": 0.5, \"v2\": 0.6},"
                            + " \"status\": \"PREPARED\", \"txid\": \"t-2\", \"timestamp\": \"2026-11-20T04:34:03.244650\"}}}";
            try (Socket back = listening.accept()) {
                back.setSoTimeout(10_000);
                byte[] body = frame.getBytes(StandardCharsets.US_ASCII);
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(4 + body.length)
                                .putInt(body.length)
                                .put(body)
                                .array());
                DataInputStream frames = new DataInputStream(back.getInputStream());
                String vote = "";
                while (!vote.contains("PREPARE_RESP")) {
                    vote = new String(frames.readNBytes(frames.readInt()), StandardCharsets.US_ASCII);
                }
                assertThat(vote).contains("\"vote\": \"ABORT\"").contains("weights");
            }
            assertThat(JsonMapper.shared()
                            .readTree(node.get("/routing/state").body())
                            .path("version")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aBodyOfFourGibibytesIsRefusedAndTheNodeStaysUp() throws Exception {
        try (TestNode node = TestNode.start(alone(), loops);
                Socket socket = new Socket(node.http().getAddress(), node.http().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 4294967296\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
            assertThat(node.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(sum(node, "flotilla_http_rejected_total{reason=\"too_long\"}"))
                    .isEqualTo(1);
        }
    }

    private static Socket control(TestNode node) throws IOException {
        String line = node.lines.stream()
                .filter(said -> said.startsWith("TCP control listener started on "))
                .findFirst()
                .orElseThrow();
        return new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    private Map<String, String> alone() throws IOException {
        Map<String, String> environment = of(TestNode.mesh(folder, "node-a"), "node-a");
        environment.remove("PEERS");
        return environment;
    }

    /** As a stack of Flotilla tells a node of another. */
    private static void beatsTo(Map<String, String> from, Map<String, String> to) {
        String id = of(to, "NODE_ID");
        from.put("HEARTBEAT_PERIOD_MS", "100");
        from.put("PEER_SERVICES", id);
        from.put(
                id.toUpperCase(Locale.ROOT).replace('-', '_') + "_5000_ENDPOINT",
                "127.0.0.1:" + of(to, "HEARTBEAT_PORT"));
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }

    private static JsonNode page(TestNode node) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(node.get("/heartbeats").body());
    }

    private static JsonNode received(TestNode node) throws IOException, InterruptedException {
        return page(node).path("received").path(0);
    }

    private static long sum(TestNode node, String begin) throws IOException, InterruptedException {
        return node.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(begin))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
