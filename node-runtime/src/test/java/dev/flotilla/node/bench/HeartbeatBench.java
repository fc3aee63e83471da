package dev.flotilla.node.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Heartbeats in the captured format from 10,000 identities, 100,000 a second from a process of their own: to a node as it is shipped, all
 * of them its configured peers, and to {@link BareDatagrams}. Each round offers the same to both. A heartbeat is lost when the node has
 * counted it nowhere. {@code HeartbeatBench [seconds] [rate]}.
 */
final class HeartbeatBench implements AutoCloseable {
    private static final int IDENTITIES = 10_000;
    private static final double MOST_CPU = 3.0;
    private static final double MOST_LOST = 0.001;
    private static final double WARM_SECONDS = 5;

    private final Path folder = Files.createTempDirectory("heartbeat-bench");
    private final double rate;
    private final double seconds;
    private final int nodePort = freePort();
    private final int http = freePort();
    private final int barePort = freePort();
    private final Child sender;
    private final Child node;
    private final Child bare;

    /** What one go gave, in micros of CPU for each datagram and as a share that was lost. */
    private record Go(double micros, double lost, double reached) {}

    private HeartbeatBench(double seconds, double rate) throws IOException {
        this.seconds = seconds;
        this.rate = rate;
        Path captured =
                Path.of(System.getProperty("flotilla.home", "..")).resolve("resources/wire/mosaic-heartbeat.bin");
        sender = new Child(
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                Map.of(),
                HeartbeatSender.class.getName(),
                captured.toString(),
                "" + IDENTITIES);
        bare = new Child(Child.AS_SHIPPED, Map.of(), BareDatagrams.class.getName(), "" + barePort);
        node = new Child(
                Child.AS_SHIPPED,
                Map.of(),
                "dev.flotilla.node.boot.NodeMain",
                "--config",
                configuration().toString());
    }

    private Path configuration() throws IOException {
        StringBuilder peers = new StringBuilder();
        for (int i = 0; i < IDENTITIES; i++) {
            peers.append(i == 0 ? "" : ",\n")
                    .append("{\"host\": \"")
                    .append(HeartbeatSender.host(i))
                    .append("\", \"comms_port\": 5001, \"heartbeat_port\": 5000}");
        }
        return Files.writeString(
                folder.resolve("mosaic.config"),
                "{\"host\": \"127.0.0.1\", \"heartbeat_port\": " + nodePort + ", \"comms_port\": " + freePort()
                        + ", \"control_port\": " + freePort() + ", \"http_port\": " + http
                        + ", \"heartbeat_tolerance\": 60, \"state_location\": \"" + folder.resolve("state")
                        + "\",\n\"peers\": [" + peers + "]}");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Taken and turned away: all that it has seen. */
    private long counted() throws IOException, InterruptedException {
        Metrics metrics = Metrics.of(http);
        return (long)
                (metrics.sum("flotilla_heartbeats_received_total") + metrics.sum("flotilla_heartbeats_rejected_total"));
    }

    private Go toNode(double duration) throws Exception {
        long before = counted();
        double cpu = node.cpuSeconds();
        String[] said = sender.ask(nodePort + " " + rate + " " + duration).split(" ", -1);
        settle();
        double spent = node.cpuSeconds() - cpu;
        return go(said, counted() - before, spent);
    }

    private Go toBare(double duration) throws Exception {
        long before = Long.parseLong(bare.ask(""));
        double cpu = bare.cpuSeconds();
        String[] said = sender.ask(barePort + " " + rate + " " + duration).split(" ", -1);
        settle();
        double spent = bare.cpuSeconds() - cpu;
        return go(said, Long.parseLong(bare.ask("")) - before, spent);
    }

    /** What the kernel still holds is read within this. */
    private static void settle() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
    }

    private static Go go(String[] said, long counted, double cpuSeconds) {
        long sent = Long.parseLong(said[0]);
        return new Go(
                cpuSeconds * 1e6 / sent,
                Math.max(0, sent - counted) / (double) sent,
                sent / Double.parseDouble(said[1]));
    }

    private boolean run() throws Exception {
        bare.line();
        bringUp();
        toNode(WARM_SECONDS);
        toBare(WARM_SECONDS);
        Go[] ours = new Go[Rounds.COUNT];
        Go[] theirs = new Go[Rounds.COUNT];
        for (int i = 0; i < Rounds.COUNT; i++) {
            if (i % 2 == 0) {
                ours[i] = toNode(seconds);
                theirs[i] = toBare(seconds);
            } else {
                theirs[i] = toBare(seconds);
                ours[i] = toNode(seconds);
            }
        }
        Calibration.print();
        print("node as shipped", ours);
        print("bare Netty", theirs);
        double ratio = Rounds.median(micros(ours)) / Rounds.median(micros(theirs));
        boolean cheap =
                Rounds.kept("CPU for a heartbeat to bare Netty", ratio, "at most " + MOST_CPU, ratio <= MOST_CPU);
        return whole(ours, theirs) && cheap;
    }

    /** Where the bare counter itself loses more than that, the machine is too busy for the rate: then it is the measure. */
    private boolean whole(Go[] ours, Go[] theirs) {
        double lost = Rounds.median(lost(ours));
        double bareLost = Rounds.median(lost(theirs));
        boolean able = bareLost <= MOST_LOST;
        double most = able ? MOST_LOST : bareLost + MOST_LOST;
        if (!able) {
            System.out.printf(
                    Locale.ROOT,
                    "This machine cannot take %.0f datagrams a second now: the bare counter loses %.2f %% of them.%n",
                    rate,
                    bareLost * 100);
        }
        boolean good = lost <= most;
        System.out.printf(
                Locale.ROOT, "lost: %.4f %%, at most %.4f %%%s%n", lost * 100, most * 100, good ? "" : " - NOT KEPT");
        return good;
    }

    private static double[] micros(Go[] goes) {
        return Arrays.stream(goes).mapToDouble(Go::micros).toArray();
    }

    private static double[] lost(Go[] goes) {
        return Arrays.stream(goes).mapToDouble(Go::lost).toArray();
    }

    private static void print(String side, Go[] goes) {
        System.out.println(side + ", CPU for each: " + Rounds.words("us", micros(goes)));
        System.out.println(side + ", lost: "
                + Rounds.words(
                        "%", Arrays.stream(lost(goes)).map(share -> share * 100).toArray()));
        System.out.println(side + ", offered: "
                + Rounds.words(
                        "a second", Arrays.stream(goes).mapToDouble(Go::reached).toArray()));
    }

    private void bringUp() throws Exception {
        String line = node.line();
        while (!line.contains("heartbeat 1 sent")) {
            line = node.line();
        }
        node.drain();
    }

    @Override
    public void close() {
        sender.close();
        node.close();
        bare.close();
    }

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 30;
        double rate = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 100_000;
        boolean kept;
        try (HeartbeatBench bench = new HeartbeatBench(seconds, rate)) {
            System.out.printf(
                    Locale.ROOT,
                    "%d identities, %.0f heartbeats a second for %.0f s a side%n",
                    IDENTITIES,
                    rate,
                    seconds);
            kept = bench.run();
        }
        System.exit(kept ? 0 : 1);
    }
}
