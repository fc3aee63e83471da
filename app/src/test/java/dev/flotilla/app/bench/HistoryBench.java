package dev.flotilla.app.bench;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.series.MetricHistory;
import dev.flotilla.app.monitor.series.SeriesBook;
import dev.flotilla.app.monitor.series.SeriesLimits;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.SqliteMetricArchive;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Simulated days of a fleet: every node with every figure once in five seconds, kept and tidied once a minute. Then graphs of 24 h are read from SQLite, and memory and file are looked at. Arguments: nodes (100), hours (26),
 * bound of the file in MiB (400).
 */
public final class HistoryBench {
    private static final long T0 = 1_800_000_000_000L;
    private static final long STEP_MS = 5_000;
    private static final long KEEP_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;
    private static final double GRAPH_LIMIT_MS = 100;
    private static final int ROUNDS = 15;
    private static final double MIB = 1 << 20;
    /** What a collection leaves more than before it may be noise of this size. */
    private static final double HEAP_SLACK = 8;

    private HistoryBench() {}

    public static void main(String[] args) throws IOException {
        int nodes = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 26;
        long bound = (args.length > 2 ? Long.parseLong(args[2]) : 400) << 20;
        Path folder = Files.createTempDirectory("flotilla-history");
        try {
            if (!run(folder, nodes, hours, bound)) {
                System.exit(1);
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean run(Path folder, int nodes, int hours, long bound) throws IOException {
        SqliteMetricArchive archive = new SqliteMetricArchive(new DataFolder(folder), bound);
        SeriesBook book = new SeriesBook(SeriesLimits.USUAL);
        MetricHistory history = new MetricHistory(book, archive);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        feed(book, history, nodes, 0, 2);
        double early = heap();
        feed(book, history, nodes, 2, hours);
        double late = heap();
        double spent = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        double size = Files.size(folder.resolve("monitor.db")) / MIB;
        System.out.printf(
                Locale.ROOT,
                "%d nodes, %d series, %d h: heap after 2 h %.1f MiB, at the end %.1f MiB; file %.1f of %.0f MiB; %.3f %% of a"
                        + " core for what was kept; trouble %s%n",
                nodes,
                book.keys().size(),
                hours,
                early,
                late,
                size,
                bound / MIB,
                100 * spent / (hours * 3_600.0),
                history.trouble());
        double one = graph(history, nodes, hours, 1);
        double twenty = graph(history, nodes, hours, 20);
        archive.close();
        return one <= GRAPH_LIMIT_MS
                && late - early < HEAP_SLACK
                && size <= bound / MIB
                && twenty < 20 * GRAPH_LIMIT_MS;
    }

    private static void feed(SeriesBook book, MetricHistory history, int nodes, int fromHour, int toHour) {
        Metric[] metrics = Metric.values();
        int[] ids = new int[nodes * metrics.length];
        for (int n = 0; n < nodes; n++) {
            for (int m = 0; m < metrics.length; m++) {
                ids[n * metrics.length + m] =
                        book.id(SeriesKey.of("node-" + n, metrics[m])).orElseThrow();
            }
        }
        for (long at = T0 + fromHour * HOUR_MS; at < T0 + toHour * HOUR_MS; at += STEP_MS) {
            for (int i = 0; i < ids.length; i++) {
                long mixed = (at / STEP_MS * 31 + i) * 0x9E3779B97F4A7C15L;
                book.add(ids[i], at + (mixed >>> 54), (mixed >>> 40) / 1e4);
            }
            if (at % KEEP_MS == 0) {
                history.keep(at);
            }
        }
    }

    /** Milliseconds of the median of some readings of so many series over the last 24 h. */
    private static double graph(MetricHistory history, int nodes, int hours, int series) {
        Instant to = Instant.ofEpochMilli(T0 + hours * HOUR_MS);
        long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Figures taken = Figures.of(java.util.stream.IntStream.range(0, ROUNDS)
                .mapToDouble(round -> {
                    long start = System.nanoTime();
                    int points = 0;
                    for (int s = 0; s < series; s++) {
                        Slice slice = history.slice(
                                SeriesKey.of("node-" + (round * series + s) % nodes, Metric.DELAY_MS),
                                to.minusSeconds(86_400),
                                to,
                                1_000);
                        points += slice.points().size();
                    }
                    if (points < 900 * series) {
                        throw new IllegalStateException("only " + points + " points");
                    }
                    return (System.nanoTime() - start) / 1e6;
                })
                .toArray());
        System.out.printf(
                Locale.ROOT,
                "a graph of 24 h with %d series: %.1f ms of processor, %.1f ms (median), at most %.1f%n",
                series,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / 1e6 / ROUNDS,
                taken.median(),
                taken.most());
        return taken.median();
    }

    private static double heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / MIB;
    }
}
