package dev.flotilla.node.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What nodes cost that nobody asks anything: a mesh of one node with 20 peers, whose peers send to it as often as it sends to them, and
 * one of three nodes that agree, with the seeds' frequencies. {@code IdleBench [seconds]}.
 */
final class IdleBench implements AutoCloseable {
    private static final int PEERS = 20;
    private static final double MOST_HEAP_MIB = 64;
    /** Of a core that does what the calibration does in {@link Calibration#USUAL_MILLIS}. */
    private static final double MOST_CPU = 0.01;

    private static final double MOST_BYTES = 1024;
    private static final double SETTLE_SECONDS = 15;

    private final Path folder = Files.createTempDirectory("idle-bench");
    private final List<Child> children = new ArrayList<>();
    private final int seconds;

    private IdleBench(int seconds) throws IOException {
        this.seconds = seconds;
    }

    private Child node(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("node-" + children.size() + ".config"), config);
        Child child =
                new Child(Child.AS_SHIPPED, Map.of(), "dev.flotilla.node.boot.NodeMain", "--config", file.toString());
        children.add(child);
        return child;
    }

    /** @param more members of the configuration, each with a comma before it */
    private String config(String id, int first, String more) {
        return "{\"node_id\": \"" + id + "\", \"host\": \"127.0.0.1\", \"heartbeat_port\": " + first
                + ", \"comms_port\": "
                + (first + 1) + ", \"control_port\": " + (first + 2) + ", \"http_port\": " + (first + 3)
                + ", \"state_location\": \"" + folder.resolve(id) + "\"" + more + "}";
    }

    private static void up(Child child) throws IOException {
        while (!child.line().contains("heartbeat 1 sent")) {
            // says other things first
        }
        child.drain();
    }

    /** The node hears all of them, as often as nodes beat. */
    private boolean twentyPeers() throws Exception {
        int first = freePorts();
        try (IdlePeers peers = new IdlePeers(PEERS, first)) {
            Child node = node(config("idle", first, ", \"peers\": " + peers.asList()));
            up(node);
            peers.begin();
            pause(SETTLE_SECONDS);
            double online = Metrics.of(first + 3).sum("flotilla_heartbeat_peer_online");
            if (online != PEERS) {
                throw new IllegalStateException(online + " peers are heard, not " + PEERS);
            }
            double calibration = Calibration.print();
            double before = node.cpuSeconds();
            pause(seconds);
            double share = (node.cpuSeconds() - before) / seconds;
            double heap = liveMebibytes(node);
            double limit = MOST_CPU * Math.max(1, calibration / Calibration.USUAL_MILLIS);
            boolean lean = within("CPU of a node with " + PEERS + " peers, %% of a core", share * 100, limit * 100);
            return within("its heap after a collection, MiB", heap, MOST_HEAP_MIB) && lean;
        }
    }

    /** The seeds' three nodes with their frequencies: bytes that each sends of heartbeats over UDP and TCP and of snapshots. */
    private boolean threeNodes() throws Exception {
        List<String> ids = List.of("node-a", "node-b", "node-c");
        List<Integer> firsts = List.of(freePorts(), freePorts(), freePorts());
        for (int i = 0; i < ids.size(); i++) {
            StringBuilder peers = new StringBuilder();
            for (int j = 0; j < ids.size(); j++) {
                if (j != i) {
                    int at = firsts.get(j);
                    peers.append(peers.isEmpty() ? "" : ", ")
                            .append("{\"node_id\": \"" + ids.get(j)
                                    + "\", \"host\": \"127.0.0.1\", \"heartbeat_port\": " + at + ", \"comms_port\": "
                                    + (at + 1) + ", \"control_port\": " + (at + 2) + "}");
                }
            }
            up(node(config(ids.get(i), firsts.get(i), ", \"peers\": [" + peers + "]")));
        }
        pause(SETTLE_SECONDS);
        double[] before = sent(firsts);
        long begin = System.nanoTime();
        pause(seconds);
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double[] after = sent(firsts);
        boolean kept = true;
        for (int i = 0; i < ids.size(); i++) {
            kept &= within(ids.get(i) + " sends, bytes a second", (after[i] - before[i]) / elapsed, MOST_BYTES);
        }
        return kept;
    }

    private static double[] sent(List<Integer> firsts) throws IOException, InterruptedException {
        double[] sent = new double[firsts.size()];
        for (int i = 0; i < sent.length; i++) {
            Metrics metrics = Metrics.of(firsts.get(i) + 3);
            double control = metrics.sum("flotilla_control_bytes_total{direction=\"out\"}");
            double beats = metrics.sum("flotilla_heartbeat_bytes_total{direction=\"out\"}");
            if (control <= 0 || beats <= 0) {
                throw new IllegalStateException("nothing was sent: " + control + " and " + beats + " bytes");
            }
            sent[i] = control + beats;
        }
        return sent;
    }

    private static boolean within(String what, double is, double most) {
        boolean good = is <= most;
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f, at most %.2f%s%n",
                what.replace("%%", "%"),
                is,
                most,
                good ? "" : " - NOT KEPT");
        return good;
    }

    /** What is left after a full collection, as the machine itself counts it. */
    private static double liveMebibytes(Child node) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "" + node.pid(),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        for (String line : jcmd.inputReader(StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("Total")) {
                return Double.parseDouble(line.strip().split(" +", -1)[2]) / (1 << 20);
            }
        }
        throw new IOException("jcmd tells nothing of " + node.pid());
    }

    private static void pause(double length) {
        long end = System.nanoTime() + (long) (length * 1e9);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** The first of four ports in a row that nobody has. */
    private static int freePorts() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int first;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                first = socket.getLocalPort();
            }
            if (first < 65530 && areFree(first)) {
                return first;
            }
        }
        throw new IOException("no four free ports in a row");
    }

    private static boolean areFree(int first) {
        for (int i = 0; i < 4; i++) {
            try (ServerSocket socket = new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress())) {
                if (!socket.isBound()) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        boolean kept;
        try (IdleBench bench = new IdleBench(seconds)) {
            boolean lean = bench.twentyPeers();
            kept = bench.threeNodes() && lean;
        }
        System.exit(kept ? 0 : 1);
    }
}
