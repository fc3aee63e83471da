package dev.flotilla.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.beat.BeatTables;
import dev.flotilla.node.beat.HeardStatus;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.config.Listening;
import dev.flotilla.node.config.Safety;
import dev.flotilla.node.console.ConsoleAccess;
import dev.flotilla.node.server.SharedLoops;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatCodec;
import dev.flotilla.node.wire.MachineStats;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer face of real nodes on loopback: heartbeats, comms and console. */
class PeerNodeTest {
    private static final Path GOLDEN = Path.of("..", "resources", "wire", "mosaic-heartbeat.bin");

    @TempDir
    Path temp;

    private final SharedLoops loops = new SharedLoops(
            1, Thread.ofPlatform().name("peer-loop-", 0).daemon().factory());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        loops.close();
    }

    @Test
    void aCapturedHeartbeatBringsItsSenderOnline() throws Exception {
        try (Node node = start("node-a", Safety.NONE)) {
            send(node, Files.readAllBytes(GOLDEN));

            await().atMost(Duration.ofSeconds(5)).until(() -> status(node, "127.0.0.1:5000") == HeardStatus.ONLINE);
            assertThat(ask(node, "rhb")).contains("127.0.0.1            5000       5001         online");
        }
        assertThat(lines)
                .anyMatch(line -> line.matches("UDP heartbeat listener started on 127\\.0\\.0\\.1:\\d+"))
                .anyMatch(line -> line.matches("TCP comms listener started on 127\\.0\\.0\\.1:\\d+"))
                .contains("heartbeat status: 127.0.0.1:5000 is online");
    }

    @Test
    void twentyThousandSpoofedSendersLeaveTheTablesBounded() throws Exception {
        try (Node node = start("node-a", Safety.NONE)) {
            try (DatagramSocket socket = new DatagramSocket()) {
                for (int i = 0; i < 20_000; i++) {
                    byte[] bytes = HeartbeatCodec.encode(
                            heartbeat("10.0." + i / 250 + "." + i % 250, Optional.empty(), OptionalLong.empty(), 0));
                    socket.send(new DatagramPacket(
                            bytes, bytes.length, node.beatAddress().orElseThrow()));
                }
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> node.beats().turnedAway() > 1000);
            assertThat(node.beats().heard()).hasSizeLessThanOrEqualTo(BeatTables.MOST_OF_ONE_SOURCE);
        }
    }

    @Test
    void withAKeyOnlySignedHeartbeatsCountAndOnlyOnce() throws Exception {
        Path key = secret("key", "a shared key of some length");
        Safety safety = new Safety(Optional.empty(), Optional.of(key), Optional.empty());
        var seal = dev.flotilla.node.config.files.SecretFile.sharedKey(key);
        try (Node node = start("node-a", safety)) {
            byte[] plain = HeartbeatCodec.encode(heartbeat("127.0.0.1", Optional.of("node-b"), OptionalLong.of(9), 1));
            byte[] signed = seal.seal(plain);
            send(node, plain);
            send(node, signed);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> node.beats().heard().size() == 1);
            send(node, signed);
            send(
                    node,
                    seal.seal(HeartbeatCodec.encode(
                            heartbeat("127.0.0.1", Optional.of("node-b"), OptionalLong.of(9), 2))));
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                var rows = node.beats().heard();
                return rows.size() == 1 && rows.getFirst().count() == 2;
            });
        }
    }

    @Test
    void nodesWithOneKeyHearEachOther() throws Exception {
        Safety safety = new Safety(
                Optional.empty(), Optional.of(secret("key", "a shared key of some length")), Optional.empty());
        int a = freeUdpPort();
        int b = freeUdpPort();
        try (Node first = start("node-a", a, safety, new Peer("node-b", "127.0.0.1", b));
                Node second = start("node-b", b, safety, new Peer("node-a", "127.0.0.1", a))) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> status(first, "node-b") == HeardStatus.ONLINE
                            && status(second, "node-a") == HeardStatus.ONLINE);
        }
        assertThat(lines).noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void plainTextIsSaidInOneLine() throws Exception {
        try (Node node = start("node-a", Safety.NONE)) {
            assertThat(node.id()).isEqualTo("node-a");
        }
        assertThat(lines)
                .filteredOn(line -> line.startsWith("WARNING"))
                .singleElement()
                .asString()
                .contains("plain text");
    }

    @Test
    void pingsGoToAllPeersAtOnceAndWaitForNobodyLong() throws Exception {
        try (Node answering = start("node-b", Safety.NONE);
                ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int comms = answering.commsAddress().orElseThrow().getPort();
            int port = freeUdpPort();
            Peer good = new Peer("node-b", "127.0.0.1", freeUdpPort(), comms);
            Peer silent = new Peer("node-c", "127.0.0.1", freeUdpPort(), deaf.getLocalPort());
            Peer unknown = new Peer("node-d", "127.0.0.1", freeUdpPort());
            try (Node asking = start("node-a", port, Safety.NONE, good, silent, unknown)) {
                long begin = System.nanoTime();
                String[] answers = ask(asking, "ping all").split("\n", -1);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);

                assertThat(answers).hasSize(3);
                assertThat(answers[0]).matches("node-b \\(127\\.0\\.0\\.1:" + comms + "\\): \\d+\\.\\d\\d ms");
                assertThat(answers[1]).endsWith(": not responding");
                assertThat(answers[2]).endsWith(": its comms port is not known");
                assertThat(took).isLessThan(Duration.ofSeconds(4));
                assertThat(ask(asking, "ping node-b")).startsWith("node-b (").endsWith(" ms");
            }
        }
    }

    @Test
    void aPeerAtAnAddressOfThisMachineIsTheNodeItself() throws Exception {
        int port = freeUdpPort();
        InetSocketAddress any = new InetSocketAddress("0.0.0.0", port);
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NodeConfig config = new NodeConfig(
                "node-a",
                any,
                free,
                List.of(new Peer("x", "127.0.0.1", port)),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                1);

        assertThat(catchThrowableOfType(
                        NodeStartException.class, () -> Node.start(config, loops, InstantSource.system(), listener())))
                .hasMessageContaining("the peer is the node itself");
    }

    @Test
    void aTakenPortIsNamedWithItsHolder() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            NodeConfig config = new NodeConfig(
                            "node-a", free, free, List.of(), Duration.ofSeconds(1), Duration.ofSeconds(3), 1)
                    .change()
                    .listening(new Listening(
                            free,
                            Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), holder.getLocalPort())),
                            Optional.empty(),
                            free,
                            Optional.empty()))
                    .done();

            assertThat(catchThrowableOfType(
                            NodeStartException.class,
                            () -> Node.start(config, loops, InstantSource.system(), listener())))
                    .hasMessageContaining("Port 127.0.0.1:" + holder.getLocalPort() + "/tcp is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageEndingWith("; comms_port names another one.");
        }
    }

    private static Heartbeat heartbeat(String host, Optional<String> id, OptionalLong boot, long sequence) {
        return new Heartbeat(
                host,
                5000,
                5001,
                MachineStats.NONE,
                0,
                id,
                boot,
                sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence));
    }

    private static void send(Node node, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(bytes, bytes.length, node.beatAddress().orElseThrow()));
        }
    }

    private static String ask(Node node, String line) throws Exception {
        return node.console(line, ConsoleAccess.TERMINAL).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static HeardStatus status(Node node, String peer) {
        return node.beats().heard().stream()
                .filter(row -> row.name().equals(peer))
                .findFirst()
                .map(row -> row.status())
                .orElse(HeardStatus.NASCENT);
    }

    private Path secret(String name, String content) throws IOException {
        Path file = Files.write(temp.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Node start(String id, Safety safety) throws Exception {
        return start(id, freeUdpPort(), safety);
    }

    private Node start(String id, int udp, Safety safety, Peer... peers) throws NodeStartException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        InetSocketAddress free = new InetSocketAddress(loopback, 0);
        InetSocketAddress beat = new InetSocketAddress(loopback, udp);
        NodeConfig config = new NodeConfig(
                        id, beat, free, List.of(peers), Duration.ofMillis(200), Duration.ofSeconds(2), 1)
                .change()
                .listening(new Listening(beat, Optional.of(free), Optional.empty(), free, Optional.empty()))
                .safety(safety)
                .done();
        return Node.start(config, loops, InstantSource.system(), listener());
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

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
