package dev.flotilla.app.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A monitor without a window and with figures kept, offered 10,000 heartbeats a second from another process: of 10,000
 * nodes at 1 Hz, and of 1,000 at 10 Hz. Beside it, in alternation, a counter of datagrams that does nothing else, on the
 * same kind of event loop. {@code MonitorBench [seconds] [rounds]}.
 */
public final class MonitorBench {
    private static final double RATE = 10_000;
    /** Of a core. */
    private static final double MOST_CPU = 0.10;

    private static final double MOST_HEAP = 200e6;
    private static final double MOST_LOST = 0.001;
    /** Nodes that were silent between two rounds are known again after it. */
    private static final double SETTLE_SECONDS = 4;

    private static final double WARM_SECONDS = 20;
    private static final List<String> AS_KEPT = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private final double seconds;
    private final int rounds;
    private final BenchProcess sender;
    private final BenchProcess bare;
    private final int barePort;

    private MonitorBench(double seconds, int rounds) throws IOException {
        this.seconds = seconds;
        this.rounds = rounds;
        this.sender = new BenchProcess(List.of("-Xmx128m", "-XX:+UseSerialGC"), BeatSender.class.getName());
        this.barePort = freePort();
        this.bare = new BenchProcess(
                List.of("-Xmx64m", "-XX:+UseSerialGC"), "dev.flotilla.node.bench.BareDatagrams", "" + barePort);
        bare.line();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    /** The part of a core that a process took while heartbeats came in steadily. */
    private double share(BenchProcess taker, int port, int nodes, double duration) throws IOException {
        sender.tell(port + " " + nodes + " " + RATE + " " + (SETTLE_SECONDS + duration + 1));
        pause(SETTLE_SECONDS);
        double before = taker.cpuSeconds();
        long begin = System.nanoTime();
        pause(duration);
        double took = taker.cpuSeconds() - before;
        double passed = (System.nanoTime() - begin) / 1e9;
        sender.line();
        return took / passed;
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
            share(monitor, port, nodes, WARM_SECONDS);
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            long taken = 0;
            long bareTaken = -bareCount();
            for (int i = 0; i < rounds; i++) {
                if (i % 2 == 0) {
                    theirs[i] = share(bare, barePort, nodes, seconds);
                }
                long before = count(monitor);
                ours[i] = share(monitor, port, nodes, seconds);
                pause(1.5);
                taken += count(monitor) - before;
                if (i % 2 != 0) {
                    theirs[i] = share(bare, barePort, nodes, seconds);
                }
            }
            System.out.println("monitor, of a core: " + percent(ours));
            System.out.println("bare Netty, of a core: " + percent(theirs));
            bareTaken += bareCount();
            double offered = RATE * (SETTLE_SECONDS + seconds + 1) * rounds;
            double lost = Math.max(0, offered - taken) / offered;
            double bareLost = Math.max(0, offered - bareTaken) / offered;
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
            boolean whole = Yardstick.keepsRatio("lost, %", lost * 100, (MOST_LOST + bareLost) * 100);
            return cheap && small && whole;
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
            bench.bare.close();
        }
    }
}
