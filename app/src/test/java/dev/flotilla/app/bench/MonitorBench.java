package dev.flotilla.app.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A monitor without a window and with figures kept, offered 10,000 heartbeats a second from another process: of 10,000
 * nodes at 1 Hz, and of 1,000 at 10 Hz. Its nodes beat on without a pause, for a fleet that falls silent between two
 * rounds would have every node found down and well again. In alternation the processor time of the monitor is taken, and
 * that of a counter of datagrams that does nothing else, on the same kind of event loop at the same rate.
 * {@code MonitorBench [seconds] [rounds]}.
 */
public final class MonitorBench {
    private static final double RATE = 10_000;
    /** Of a core. */
    private static final double MOST_CPU = 0.10;

    private static final double MOST_HEAP = 200e6;
    private static final double MOST_LOST = 0.001;
    /** Until what is compiled late is compiled, and every node has its rhythm. */
    private static final double WARM_SECONDS = 30;
    /** Around the time that is taken, so that a sender which starts or ends is not part of it. */
    private static final double EDGE_SECONDS = 2;
    /** What a monitor heard is in its published value two seconds later at most. */
    private static final double LAG_SECONDS = 3;

    private static final List<String> AS_KEPT = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private final double seconds;
    private final int rounds;
    private final BenchProcess sender;
    private final BenchProcess bareSender;
    private final BenchProcess bare;
    private final int barePort;

    private MonitorBench(double seconds, int rounds) throws IOException {
        this.seconds = seconds;
        this.rounds = rounds;
        this.sender = sender();
        this.bareSender = sender();
        this.barePort = freePort();
        this.bare = new BenchProcess(
                List.of("-Xmx64m", "-XX:+UseSerialGC"), "dev.flotilla.node.bench.BareDatagrams", "" + barePort);
        bare.line();
    }

    private static BenchProcess sender() throws IOException {
        return new BenchProcess(List.of("-Xmx128m", "-XX:+UseSerialGC"), BeatSender.class.getName());
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    /** The part of a core that a process takes from now on. */
    private double share(BenchProcess taker) throws IOException {
        double before = taker.cpuSeconds();
        long begin = System.nanoTime();
        pause(seconds);
        double took = taker.cpuSeconds() - before;
        return took / ((System.nanoTime() - begin) / 1e9);
    }

    private double bareShare(int nodes) throws IOException {
        bareSender.tell(barePort + " " + nodes + " " + RATE + " " + (seconds + 2 * EDGE_SECONDS));
        pause(EDGE_SECONDS);
        double share = share(bare);
        bareSender.line();
        return share;
    }

    private static void pause(double seconds) {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(Math.max(1, until - System.nanoTime()));
        }
    }

    private boolean run(int nodes, int periodMs) throws IOException {
        System.out.printf(Locale.ROOT, "%d nodes, each every %d ms:%n", nodes, periodMs);
        try (BenchProcess monitor =
                new BenchProcess(AS_KEPT, MonitorProcess.class.getName(), "" + nodes, "" + periodMs)) {
            int port = Integer.parseInt(monitor.line());
            sender.tell(port + " " + nodes + " " + RATE + " " + WARM_SECONDS);
            sender.line();
            pause(LAG_SECONDS);
            long before = count(monitor);
            sender.tell(port + " " + nodes + " " + RATE + " " + rounds * (2 * seconds + 4 * EDGE_SECONDS));
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            long bareTaken = -bareCount();
            for (int i = 0; i < rounds; i++) {
                if (i % 2 == 0) {
                    theirs[i] = bareShare(nodes);
                }
                pause(EDGE_SECONDS);
                ours[i] = share(monitor);
                if (i % 2 != 0) {
                    theirs[i] = bareShare(nodes);
                }
            }
            double offered = Double.parseDouble(sender.line());
            pause(LAG_SECONDS);
            System.out.println("monitor, of a core: " + percent(ours));
            System.out.println("bare Netty, of a core: " + percent(theirs));
            bareTaken += bareCount();
            double lost = Math.max(0, offered - (count(monitor) - before)) / offered;
            double bareOffered = RATE * (seconds + 2 * EDGE_SECONDS) * rounds;
            double bareLost = Math.max(0, bareOffered - bareTaken) / bareOffered;
            System.out.printf(
                    Locale.ROOT,
                    "lost of those offered: %.4f %%, by the bare counter %.4f %%%n",
                    lost * 100,
                    bareLost * 100);
            double heap = Double.parseDouble(monitor.ask("heap"));
            boolean cheap =
                    Yardstick.keepsRatio("part of a core", Figures.of(ours).median(), MOST_CPU);
            boolean small = Yardstick.keepsRatio("heap after collection, MB", heap / 1e6, MOST_HEAP / 1e6);
            // Where the bare counter itself loses more, the machine is too busy for the rate: then it is the measure.
            boolean heardAll = Yardstick.keepsRatio("lost, %", lost * 100, (MOST_LOST + bareLost) * 100);
            return cheap && small && heardAll;
        }
    }

    private long bareCount() throws IOException {
        return Long.parseLong(bare.ask(""));
    }

    private static long count(BenchProcess monitor) throws IOException {
        return Long.parseLong(monitor.ask("count").split(" ", 2)[0]);
    }

    private static String percent(double[] shares) {
        return Figures.of(Arrays.stream(shares).map(share -> share * 100).toArray())
                .words("%");
    }

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 20;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        double[] yardstick = new double[5];
        Arrays.setAll(yardstick, i -> Yardstick.millis());
        Yardstick.print(Figures.of(yardstick));
        MonitorBench bench = new MonitorBench(seconds, rounds);
        try {
            boolean many = bench.run(10_000, 1_000);
            boolean fast = bench.run(1_000, 100);
            System.exit(many && fast ? 0 : 1);
        } finally {
            bench.sender.close();
            bench.bareSender.close();
            bench.bare.close();
        }
    }
}
