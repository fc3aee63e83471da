package dev.flotilla.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.FrameSeal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers and peers may do to the control port. */
class InboundTest {
    private static final FrameSeal KEY = new FrameSeal("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void badFramesAreCountedAndTheNextGoodOneIsTaken() throws Exception {
        ControlBench bench = bench(Optional.empty(), ControlBench.at("node-a", 1));
        Socket socket = connect(bench);
        send(socket, framed("{".getBytes(StandardCharsets.US_ASCII)));
        send(socket, framed("[]".getBytes(StandardCharsets.US_ASCII)));
        send(socket, ControlEncoder.encode(ControlBench.beat("stranger", 1)));
        send(socket, ControlEncoder.encode(ControlBench.beat("node-a", 1)));
        await().until(() -> bench.frames.size() == 1);
        assertThat(refused(bench, Refusal.NOT_JSON)).isEqualTo(1);
        assertThat(refused(bench, Refusal.NOT_AN_OBJECT)).isEqualTo(1);
        assertThat(refused(bench, Refusal.NO_PEER)).isEqualTo(1);
    }

    @Test
    void aLengthOfFourGibibytesEndsTheConnection() throws Exception {
        ControlBench bench = bench(Optional.empty(), ControlBench.at("node-a", 1));
        Socket socket = connect(bench);
        send(socket, new byte[] {-1, -1, -1, -1, 1, 2, 3});
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        assertThat(refused(bench, Refusal.TOO_LONG)).isEqualTo(1);
    }

    @Test
    void whoConnectsAndSaysNothingIsDropped() throws Exception {
        ControlBench bench = bench(Optional.empty(), ControlBench.at("node-a", 1), Duration.ofMillis(700));
        Socket silent = connect(bench);
        Socket slow = connect(bench);
        send(slow, new byte[] {0, 0});
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
        assertThat(slow.getInputStream().read()).isEqualTo(-1);
        assertThat(refused(bench, Refusal.SILENT)).isEqualTo(2);
        await().until(() -> bench.plane.counts().open() == 0);
    }

    @Test
    void oneSourceHasOnlySoManyConnections() throws Exception {
        ControlBench bench = bench(Optional.empty(), ControlBench.at("node-a", 1));
        for (int i = 0; i < 70; i++) {
            connect(bench);
        }
        await().until(() -> refused(bench, Refusal.SOURCE) == 6);
    }

    @Test
    void withoutAKeyAFrameCountsFromThePeersAddressAlone() throws Exception {
        ControlBench bench = bench(Optional.empty(), new ControlPeer("node-a", "127.0.0.9", 1, 1));
        Socket socket = connect(bench);
        send(socket, ControlEncoder.encode(ControlBench.beat("node-a", 1)));
        await().until(() -> refused(bench, Refusal.WRONG_ADDRESS) == 1);
        assertThat(bench.frames).isEmpty();
    }

    @Test
    void withAKeyNothingUnsealedOrRepeatedIsTaken() throws Exception {
        ControlBench bench = bench(Optional.of(KEY), ControlBench.at("node-a", 1));
        Socket socket = connect(bench);
        byte[] body = ControlEncoder.body(ControlBench.beat("node-a", 1));
        byte[] good = framed(KEY.seal(FrameSeal.stamp(body, new FrameSeal.Stamp(9, 1)), ControlBench.ID));
        byte[] other = framed(new FrameSeal("another-key-of-16".getBytes(StandardCharsets.US_ASCII))
                .seal(FrameSeal.stamp(body, new FrameSeal.Stamp(9, 2)), ControlBench.ID));
        send(socket, framed(body));
        send(socket, other);
        send(socket, framed(KEY.seal(body, ControlBench.ID)));
        send(socket, good);
        send(socket, good);
        send(socket, framed(KEY.seal(FrameSeal.stamp(body, new FrameSeal.Stamp(8, 5)), ControlBench.ID)));
        await().until(() -> refused(bench, Refusal.LOWER_BOOT) == 1);
        assertThat(bench.frames).hasSize(1);
        assertThat(refused(bench, Refusal.NO_SEAL)).isEqualTo(3);
        assertThat(refused(bench, Refusal.REPEATED)).isEqualTo(1);
    }

    @Test
    void aFrameSealedForAnotherNodeIsNotTakenHere() throws Exception {
        ControlBench bench = bench(Optional.of(KEY), ControlBench.at("node-a", 1));
        Socket socket = connect(bench);
        byte[] body = FrameSeal.stamp(ControlEncoder.body(ControlBench.beat("node-a", 1)), new FrameSeal.Stamp(9, 1));
        send(socket, framed(KEY.seal(body, "node-c")));
        send(socket, framed(KEY.seal(body)));
        await().until(() -> refused(bench, Refusal.NO_SEAL) == 2);
        assertThat(bench.frames).isEmpty();
        send(socket, framed(KEY.seal(body, ControlBench.ID)));
        await().until(() -> bench.frames.size() == 1);
    }

    private ControlBench bench(Optional<FrameSeal> seal, ControlPeer peer) {
        return bench(seal, peer, Duration.ofSeconds(30));
    }

    private ControlBench bench(Optional<FrameSeal> seal, ControlPeer peer, Duration patience) {
        ControlBench bench = new ControlBench(seal, patience, Runnable::run, peer);
        open.add(bench);
        bench.plane.connect();
        return bench;
    }

    private Socket connect(ControlBench bench) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), bench.port());
        socket.setSoTimeout(10_000);
        open.add(socket);
        return socket;
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private static byte[] framed(byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static long refused(ControlBench bench, Refusal why) {
        return bench.plane.counts().refused().of(why);
    }
}
