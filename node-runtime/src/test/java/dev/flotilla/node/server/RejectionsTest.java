package dev.flotilla.node.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.beat.BeatRefusal;
import dev.flotilla.node.comms.CommsFrames;
import dev.flotilla.node.comms.CommsRefusal;
import dev.flotilla.node.config.TlsFiles;
import dev.flotilla.node.control.Refusal;
import dev.flotilla.node.server.http.HttpRefusal;
import dev.flotilla.node.server.tls.NodeTls;
import dev.flotilla.node.server.tls.TestCertificates;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.FrameSeal.Stamp;
import io.netty.handler.ssl.JdkSslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives whole nodes every reason to refuse that they know, door by door, and finds each of them counted in {@code /metrics}. */
class RejectionsTest {
    /** HTTP drops the silent after half a minute. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final byte[] KEY = Rude.ascii("0123456789abcdef-planted");

    private final SharedLoops loops =
            new SharedLoops(1, Thread.ofPlatform().name("reject-", 0).daemon().factory());
    private final FrameSeal seal = new FrameSeal(KEY);
    private final Rude rude = new Rude();
    private final Rude slow = new Rude();

    @TempDir
    private Path folder;

    @AfterEach
    void end() throws IOException {
        rude.close();
        slow.close();
        loops.close();
    }

    @Test
    void everyReasonOfEveryDoorIsCountedAndShown() throws Exception {
        TlsFiles files = new TestCertificates(folder).node("secured", Optional.empty());
        try (TestNode plain = TestNode.start(environment("plain"), loops);
                TestNode sealed = TestNode.start(sealed(), loops);
                TestNode secured = TestNode.start(secured(files), loops)) {
            slowOnes(plain);
            beats(plain, sealed);
            comms(plain, secured);
            control(plain, sealed);
            busy(plain);
            http(plain);
            crowds(plain);

            List<String> pages = new ArrayList<>();
            await().atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                pages.clear();
                pages.addAll(List.of(metrics(plain), metrics(sealed), metrics(secured, files)));
                assertThat(missing(pages)).isEmpty();
            });
            assertThat(plain.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    /** Every reason of every door that no page shows a count of. */
    private static List<String> missing(List<String> pages) {
        List<String> missing = new ArrayList<>();
        missing.addAll(missing(pages, "flotilla_heartbeats_rejected_total", BeatRefusal.values()));
        missing.addAll(missing(pages, "flotilla_node_comms_refused_total", CommsRefusal.values()));
        missing.addAll(missing(pages, "flotilla_control_rejected_total", Refusal.values()));
        missing.addAll(missing(pages, "flotilla_http_rejected_total", HttpRefusal.values()));
        return missing;
    }

    private static List<String> missing(List<String> pages, String family, Enum<?>... reasons) {
        List<String> missing = new ArrayList<>();
        for (Enum<?> reason : reasons) {
            String sample = family + "{reason=\"" + reason.name().toLowerCase(Locale.ROOT) + "\"} ";
            boolean seen = pages.stream()
                    .flatMap(String::lines)
                    .anyMatch(line -> line.startsWith(sample) && !line.equals(sample + "0"));
            if (!seen) {
                missing.add(sample);
            }
        }
        return missing;
    }

    /** Those that say nothing, or only the beginning: each door waits for a while. */
    private void slowOnes(TestNode node) throws IOException {
        slow.connect(port(node, "comms"), "127.0.0.7");
        slow.connect(port(node, "control"), "127.0.0.7");
        slow.connect(node.http(), "127.0.0.7");
    }

    private void beats(TestNode plain, TestNode sealed) throws IOException {
        InetSocketAddress at = plain.node.beatAddress().orElseThrow();
        Rude.beat(at, "127.0.0.1", new byte[9000]);
        Rude.beat(at, "no json");
        Rude.beat(at, "{}");
        Rude.beat(at, "{\"host\": \"192.0.2.1\", \"port\": 70000}");
        Rude.beat(at, "{\"host\": \"" + "x".repeat(200) + "\", \"port\": 5000}");
        Rude.beat(at, "{\"host\": \"192.0.2.1\", \"port\": 5000, \"node_id\": \"plain\"}");
        // 64 strangers of one source are taken, 256 altogether.
        for (int i = 1; i <= 5 * 65; i++) {
            String stranger = "{\"host\": \"192.0.2.1\", \"port\": " + i + "}";
            Rude.beat(at, "127.0.2." + (1 + (i - 1) / 65), Rude.ascii(stranger));
        }
        InetSocketAddress guarded = sealed.node.beatAddress().orElseThrow();
        Rude.beat(guarded, "{\"host\": \"192.0.2.1\", \"port\": 5000}");
        for (Stamp stamp : stamps()) {
            byte[] beat = Rude.ascii("{\"host\": \"192.0.2.1\", \"port\": 5000, \"node_id\": \"n\", \"boot\": "
                    + stamp.boot() + ", \"seq\": " + stamp.seq() + "}");
            Rude.beat(guarded, "127.0.0.1", seal.seal(beat));
        }
    }

    /** A good one, the same again, one that is far behind, one of an earlier boot. */
    private static List<Stamp> stamps() {
        return List.of(new Stamp(9, 100), new Stamp(9, 100), new Stamp(9, 1), new Stamp(8, 1));
    }

    private void comms(TestNode plain, TestNode secured) throws IOException {
        InetSocketAddress at = port(plain, "comms");
        rude.say(at, new byte[] {-1, -1, -1, -1});
        rude.say(at, Rude.framed("no json at all"));
        rude.say(at, Rude.framed("{\"command\": \"ping\", \"payload_type\": \"json\", \"payload_length\": 99999999}"));
        rude.say(at, CommsFrames.request("console", Rude.ascii("{}")));
        rude.say(at, CommsFrames.request("dance", Rude.ascii("{}")));
        rude.say(at, CommsFrames.request("add_model", Rude.ascii("{}")));
        rude.say(port(secured, "comms"), "this is no handshake, whatever else it may be\n");
    }

    private void control(TestNode plain, TestNode sealed) throws IOException {
        InetSocketAddress at = port(plain, "control");
        rude.say(at, new byte[] {-1, -1, -1, -1});
        rude.say(
                at,
                Rude.framed(""),
                Rude.framed("{"),
                Rude.framed("[]"),
                ControlText.frame("DANCE", "node-a", "{}"),
                Rude.framed("{\"msg_type\": \"HEARTBEAT\"}"),
                Rude.framed("{\"msg_type\": \"HEARTBEAT\", \"sender\": \"node-a\"}"),
                ControlText.frame("HEARTBEAT", "node-a", "{}"),
                ControlText.frame("PREPARE_REQ", "node-a", "{\"txid\": \"t-2\", \"state\": {}}"),
                ControlText.frame(
                        "PREPARE_REQ", "node-a", "{\"txid\": \"t-2\", \"state\": " + ControlText.state("t-3") + "}"),
                ControlText.beat("stranger"),
                ControlText.beat("node-w"));
        byte[][] garbage = new byte[64][];
        Arrays.fill(garbage, Rude.framed("{"));
        rude.say(at, garbage);
        InetSocketAddress guarded = port(sealed, "control");
        List<byte[]> frames = new ArrayList<>(List.of(ControlText.beat("node-a")));
        for (Stamp stamp : stamps()) {
            byte[] body = FrameSeal.stamp(Rude.ascii(ControlText.beatText("node-a")), stamp);
            frames.add(Rude.framed(seal.seal(body, "sealed")));
        }
        rude.say(guarded, frames.toArray(byte[][]::new));
    }

    /** More on many connections than the replica has room for before its loop comes to it. */
    private void busy(TestNode node) throws Exception {
        byte[] one = ControlText.beat("node-a");
        List<Socket> peers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            peers.add(rude.connect(port(node, "control"), "127.0.0.1"));
            peers.getLast().getOutputStream().write(one);
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(metrics(node)).contains("flotilla_control_connections 3"));
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            loops.forDisk().execute(() -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try {
            byte[] many = new byte[400 * one.length];
            for (int i = 0; i < 400; i++) {
                System.arraycopy(one, 0, many, i * one.length, one.length);
            }
            for (Socket peer : peers) {
                peer.getOutputStream().write(many);
            }
        } finally {
            over.countDown();
        }
    }

    private void http(TestNode node) throws IOException {
        rude.say(node.http(), "GARBAGE\r\n\r\n");
        rude.say(node.http(), "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n{");
        rude.say(node.http(), "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 4294967296\r\n\r\n");
        rude.say(node.http(), "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
        rude.say(node.http(), "PUT /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        rude.say(node.http(), "POST /rollout HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
    }

    /** More than a door takes of one address, then more than it takes altogether. */
    private void crowds(TestNode node) throws IOException {
        assertThat(rude.crowd(port(node, "comms"), 5 * 33, 33)).isEqualTo(-1);
        assertThat(rude.crowd(port(node, "control"), 9 * 65, 65)).isEqualTo(-1);
        assertThat(rude.crowd(node.http(), 5 * 513, 513)).isEqualTo(-1);
        rude.close();
    }

    private Map<String, String> environment(String id) throws IOException {
        Map<String, String> environment =
                new HashMap<>(Objects.requireNonNull(TestNode.mesh(folder, id).get(id)));
        environment.put("NODE_ROLE", "participant");
        environment.put("PEERS", "node-a=127.0.0.1:9:9,node-w=127.0.0.77:9:9");
        return environment;
    }

    private Map<String, String> sealed() throws IOException {
        Path file = Files.write(folder.resolve("key"), KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> environment = environment("sealed");
        environment.put("SHARED_KEY_FILE", file.toString());
        return environment;
    }

    private Map<String, String> secured(TlsFiles files) throws IOException {
        Map<String, String> environment = environment("secured");
        environment.put("SERVER_CRT", files.certificate().toString());
        environment.put("SERVER_KEY", files.key().toString());
        return environment;
    }

    private static InetSocketAddress port(TestNode node, String door) {
        String begin = "TCP " + door + " listener started on ";
        String line = node.lines.stream()
                .filter(said -> said.startsWith(begin))
                .findFirst()
                .orElseThrow();
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String metrics(TestNode node) throws IOException, InterruptedException {
        return node.get("/metrics").body();
    }

    private static String metrics(TestNode node, TlsFiles files) throws Exception {
        JdkSslContext context = (JdkSslContext) NodeTls.load(files).client();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(context.context()).build()) {
            URI page = URI.create("https://127.0.0.1:" + node.http().getPort() + "/metrics");
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
