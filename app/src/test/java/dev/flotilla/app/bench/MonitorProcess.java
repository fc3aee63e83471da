package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.SignalSource;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeKind;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.app.monitor.intake.Monitor;
import dev.flotilla.app.monitor.intake.MonitorSetup;
import dev.flotilla.app.monitor.series.MetricArchive;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.SqliteMetricArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A monitor without a window, with figures kept as in one. {@code MonitorProcess NODES PERIOD-MS}; says its port first.
 * {@code count} is answered with the heartbeats that were taken and the nodes that are online, {@code heap} with the bytes
 * that are in use after a collection.
 */
final class MonitorProcess {
    private MonitorProcess() {}

    private static WatchedNode node(int number, Duration period) {
        return new WatchedNode(
                BeatSender.id(number),
                Optional.of(BeatSender.id(number)),
                BeatSender.host(number),
                5000,
                0,
                0,
                Optional.empty(),
                NodeKind.FLOTILLA,
                Optional.empty(),
                period,
                period.multipliedBy(5));
    }

    /** On the disk, as in a window. */
    private static MetricArchive archive() {
        try {
            DataFolder folder = new DataFolder(Files.createTempDirectory("monitor-bench"));
            return new SqliteMetricArchive(folder, SqliteMetricArchive.USUAL_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Duration period = Duration.ofMillis(Long.parseLong(arguments[1]));
        List<WatchedNode> nodes = IntStream.range(0, Integer.parseInt(arguments[0]))
                .mapToObj(number -> node(number, period))
                .toList();
        try (Monitor monitor = new Monitor(new MonitorSetup(
                new MonitorSetup.Sources(
                        new SignalSource<>(nodes),
                        new SignalSource<>(ObservedFleet.NOTHING),
                        new SignalSource<>(Map.of())),
                new MonitorSetup.Keeping(MonitorProcess::archive, Optional.empty()),
                new MonitorSetup.Telling(HostId::value, changes -> {}, port -> {}, lent -> {}),
                InetAddress.getLoopbackAddress(),
                Optional.empty(),
                Thread.ofPlatform().name("monitor-", 0).daemon(true).factory(),
                Clock.systemUTC(),
                new Random(1)))) {
            monitor.start();
            if (monitor.listen(Optional.of(0)) instanceof Outcome.Ok<Optional<Integer>>(Optional<Integer> port)) {
                System.out.println(port.orElseThrow());
            }
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(
                        order.equals("heap") ? heap() : count(monitor.health().value()));
            }
        }
    }

    private static String count(FleetHealth health) {
        long online = health.nodes().stream()
                .filter(node -> node.state() == NodeState.ONLINE)
                .count();
        return health.counters().getOrDefault("heartbeats_taken", 0L) + " " + online + " " + health.counters();
    }

    private static String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return String.valueOf(runtime.totalMemory() - runtime.freeMemory());
    }
}
