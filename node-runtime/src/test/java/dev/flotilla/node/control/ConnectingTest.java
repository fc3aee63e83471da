package dev.flotilla.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.node.config.ControlPeer;
import dev.flotilla.node.wire.ControlEncoder;
import dev.flotilla.node.wire.ControlFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Fault 14 of the originals: a peer that does not answer holds up the heartbeats to all others, because they are sent by the loop that
 * connects. The same measure finds it in a sender that does so and not in ours.
 */
class ConnectingTest {
    private static final Duration HANGS = Duration.ofMillis(1500);
    private static final Duration TOO_LONG = Duration.ofSeconds(1);
    private static final int BEATS = 40;

    @Test
    void aPeerThatHangsAndANameThatHangsDelayNobodyElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (FullBacklog full = new FullBacklog();
                ControlBench z = new ControlBench(
                        Optional.empty(), ControlSetup.PATIENCE, Runnable::run, ControlBench.at("a", 1));
                var stuck = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            try (ControlBench a = new ControlBench(
                    Optional.empty(),
                    ControlSetup.PATIENCE,
                    work -> stuck.execute(() -> held(never)),
                    ControlBench.at("hangs", full.port()),
                    new ControlPeer("nameless", "name-that-hangs.invalid", 1, 1),
                    ControlBench.at("z", z.port()))) {
                a.plane.connect();
                await().until(() -> a.lines.stream().anyMatch(line -> line.startsWith("Connected to peer z")));
                clock.scheduleAtFixedRate(
                        () -> List.of("hangs", "nameless", "z")
                                .forEach(peer -> a.plane.send(peer, ControlBench.beat("a", 1))),
                        0,
                        50,
                        TimeUnit.MILLISECONDS);
                await().atMost(Duration.ofSeconds(10)).until(() -> z.arrivals.size() >= BEATS);
                assertThat(longestGap(z.arrivals)).isLessThan(TOO_LONG);
            } finally {
                never.countDown();
            }
        }
    }

    @Test
    void aSenderThatConnectsInItsLoopIsFoundByTheSameMeasure() throws Exception {
        try (FullBacklog full = new FullBacklog();
                ControlBench z = new ControlBench(
                        Optional.empty(), ControlSetup.PATIENCE, Runnable::run, ControlBench.at("a", 1));
                Socket open = new Socket(InetAddress.getLoopbackAddress(), z.port())) {
            byte[] beat = ControlEncoder.encode(ControlBench.beat("a", 1));
            for (int i = 0; i < 3; i++) {
                open.getOutputStream().write(beat);
                int before = i;
                await().until(() -> z.arrivals.size() > before);
                try (Socket hangs = new Socket()) {
                    hangs.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.port()), (int)
                            HANGS.toMillis());
                } catch (SocketTimeoutException e) {
                    // As the original: the next beat to everybody comes after this.
                }
            }
            assertThat(longestGap(z.arrivals)).isGreaterThan(TOO_LONG);
        }
    }

    @Test
    void aPeerThatComesLaterIsConnectedAndWhatCouldNotGoIsReported() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (ControlBench a = new ControlBench(
                Optional.empty(), ControlSetup.PATIENCE, Runnable::run, ControlBench.at("late", port))) {
            a.plane.connect();
            await().until(() -> {
                a.plane.send("late", ControlBench.beat("a", 1));
                return a.unreachable.contains("late");
            });
            try (ServerSocket late = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
                    Socket accepted = late.accept()) {
                accepted.setSoTimeout(5000);
                await().until(() -> a.lines.stream().anyMatch(line -> line.startsWith("Connected to peer late")));
                ControlFrame beat = ControlBench.beat("a", 2);
                a.plane.send("late", beat);
                byte[] expected = ControlEncoder.encode(beat);
                byte[] all = accepted.getInputStream().readNBytes(expected.length);
                assertThat(all.length).isEqualTo(expected.length);
            }
        }
    }

    private static Duration longestGap(List<Long> arrivals) {
        long longest = 0;
        for (int i = 1; i < arrivals.size(); i++) {
            longest = Math.max(longest, arrivals.get(i) - arrivals.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }

    private static void held(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port to which connecting takes for ever: its queue is full and nobody accepts. */
    private static final class FullBacklog implements AutoCloseable {
        private final ServerSocket server;
        private final List<Socket> waiting = new ArrayList<>();

        FullBacklog() throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(server.getLocalSocketAddress(), 200);
                } catch (SocketTimeoutException e) {
                    return;
                }
            }
            throw new IOException("the queue of this system is longer than asked for");
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
            server.close();
        }
    }
}
