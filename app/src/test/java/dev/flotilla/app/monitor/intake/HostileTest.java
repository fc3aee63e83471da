package dev.flotilla.app.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.series.Columns;
import dev.flotilla.app.monitor.series.MemoryArchive;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.monitor.series.RollupBatch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes from those who mean ill, and what the machine itself does to the monitor: counted, shown, survived. */
class HostileTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @AfterEach
    void nothingIsLeft() {
        assertThat(TestMonitor.alive()).isEmpty();
    }

    private static String beat(String host, int port, String id, long sequence, String figures) {
        return "{\"host\": \"" + host + "\", \"port\": " + port + ", \"comms_port\": 5001, \"stats\": {" + figures
                + "}, \"send_time_ns\": " + (System.currentTimeMillis() * 1_000_000L) + ", \"node_id\": \"" + id
                + "\", \"boot\": 1, \"seq\": " + sequence + "}";
    }

    private static void send(DatagramSocket from, int port, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    }

    private static long counter(TestMonitor test, String name) {
        return test.health().counters().getOrDefault(name, 0L);
    }

    @Test
    void aFloodInTheNameOfOneNodeDoesNotReachTheLoop() throws Exception {
        try (TestMonitor test = new TestMonitor();
                DatagramSocket socket = new DatagramSocket()) {
            int port = test.listens();
            test.nodes.publish(List.of(TestMonitor.watched("real", 5000, 0, Optional.empty())));
            await().atMost(LONG).until(() -> test.health().node("real").isPresent());
            for (int i = 1; i <= 5_000; i++) {
                send(socket, port, beat("127.0.0.1", 5000, "real", i, ""));
            }
            await().atMost(LONG).until(() -> counter(test, "heartbeat_node_flood") > 0);
            assertThat(counter(test, "mailbox_dropped")).isZero();
            assertThat(counter(test, "heartbeats_taken")).isBetween(1L, 2_000L);
        }
    }

    @Test
    void garbageIsCountedByItsReason() throws Exception {
        try (TestMonitor test = new TestMonitor();
                DatagramSocket socket = new DatagramSocket()) {
            int port = test.listens();
            send(socket, port, "no JSON at all");
            send(socket, port, "{\"port\": 5000}");
            send(socket, port, beat("a", 70_000, "x", 1, ""));
            send(socket, port, beat("a\\u0000b", 5000, "x", 1, ""));
            send(socket, port, "{\"host\": \"" + "x".repeat(9_000) + "\"}");
            for (String reason : List.of("not_json", "no_sender", "bad_port", "bad_name", "too_long")) {
                await().atMost(LONG).until(() -> counter(test, "heartbeat_" + reason) == 1);
            }
        }
    }

    @Test
    void absurdFiguresAreLeftOutAndMarkupStaysText() throws Exception {
        try (TestMonitor test = new TestMonitor();
                DatagramSocket socket = new DatagramSocket()) {
            int port = test.listens();
            test.nodes.publish(List.of(TestMonitor.watched("real", 5000, 0, Optional.empty())));
            await().atMost(LONG).until(() -> test.health().node("real").isPresent());
            String figures =
                    "\"cpu_percent\": 1e300, \"ram_percent\": -7, \"disk_free_space\": {\"/\": {\"percent_used\": 41.5}}";
            String markup = "<img src=x onerror=alert(1)>";
            for (int i = 1; i <= 3; i++) {
                send(socket, port, beat(markup, 5000, "real", i, figures));
                send(socket, port, beat(markup, 5001, "<b>stranger</b>", i, figures));
            }
            await().atMost(LONG).until(() -> test.node("real").diskPercent().isPresent());
            assertThat(test.node("real").diskPercent()).hasValue(41.5);
            assertThat(test.node("real").cpuPercent()).isEmpty();
            assertThat(test.node("real").memoryPercent()).isEmpty();
            await().atMost(LONG).until(() -> counter(test, "heartbeat_absurd_figure") >= 3);
            await().atMost(LONG)
                    .until(() -> test.health().own().orElseThrow().strangers().stream()
                            .anyMatch(one -> one.saidHost().equals(markup)
                                    && one.saidId().equals(Optional.of("<b>stranger</b>"))));
        }
    }

    @Test
    void aClockThatStepsMakesNobodyDead() throws Exception {
        AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
        try (TestMonitor test = new TestMonitor(
                        () -> Clock.systemUTC().instant().plus(offset.get()),
                        Optional.empty(),
                        new MemoryArchive(10_000));
                DatagramSocket socket = new DatagramSocket()) {
            int port = test.listens();
            test.nodes.publish(List.of(TestMonitor.watched("real", 5000, 0, Optional.empty())));
            Beating beating = new Beating(socket, port);
            beating.until(() -> test.is("real", NodeState.ONLINE));
            for (Duration step : List.of(Duration.ofDays(400), Duration.ofDays(-400), Duration.ofSeconds(-7))) {
                offset.set(step);
                long before = test.node("real").beats();
                beating.until(() -> test.node("real").beats() > before + 5);
                assertThat(test.is("real", NodeState.ONLINE)).isTrue();
            }
            assertThat(counter(test, "monitor_mistake")).isZero();
        }
    }

    @Test
    void aFullDiskIsSaidAndTheMonitorGoesOnInMemory() throws Exception {
        try (TestMonitor test = new TestMonitor(Clock.systemUTC(), Optional.empty(), new FullArchive());
                DatagramSocket socket = new DatagramSocket()) {
            int port = test.listens();
            test.nodes.publish(List.of(TestMonitor.watched("real", 5000, 0, Optional.empty())));
            Beating beating = new Beating(socket, port);
            beating.until(() -> test.health().troubles().contains(FullArchive.FULL));
            assertThat(test.is("real", NodeState.ONLINE)).isTrue();
            Instant now = Instant.now();
            assertThat(test.monitor
                            .slice(
                                    SeriesKey.of("real", Metric.INTER_ARRIVAL_MS),
                                    now.minusSeconds(60),
                                    now.plusSeconds(60),
                                    100)
                            .points())
                    .isNotEmpty();
        }
    }

    /** Sends a beat each period until something holds. */
    private static final class Beating {
        private final DatagramSocket socket;
        private final int port;
        private long sequence;

        Beating(DatagramSocket socket, int port) {
            this.socket = socket;
            this.port = port;
        }

        void until(java.util.concurrent.Callable<Boolean> holds) {
            await().atMost(LONG).pollInterval(TestMonitor.PERIOD).until(() -> {
                send(socket, port, beat("127.0.0.1", 5000, "real", ++sequence, "\"cpu_percent\": 3"));
                return holds.call();
            });
        }
    }

    /** An archive whose disk is full. */
    private static final class FullArchive implements MetricArchive {
        static final Problem FULL = Problem.of("FL-5010", "The disk is full.", "Make room.");

        @Override
        public Outcome<Integer> append(RollupBatch batch) {
            return Outcome.failed(FULL);
        }

        @Override
        public Outcome<Integer> read(SeriesKey key, long beforeMs, Columns into) {
            return Outcome.ok(0);
        }

        @Override
        public Outcome<List<SeriesKey>> keys() {
            return Outcome.ok(List.of());
        }

        @Override
        public Outcome<Integer> tidy(long nowMs) {
            return Outcome.failed(FULL);
        }

        @Override
        public Optional<Problem> trouble() {
            return Optional.of(FULL);
        }

        @Override
        public void close() {}
    }
}
