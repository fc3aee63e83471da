package dev.flotilla.app.bench;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.monitor.NodeMark;
import dev.flotilla.app.ui.monitor.chart.ChartData;
import dev.flotilla.app.ui.monitor.chart.ChartStack;
import dev.flotilla.app.ui.monitor.chart.Curve;
import dev.flotilla.app.ui.monitor.chart.TimeChart;
import dev.flotilla.app.ui.monitor.chart.TimeSpan;
import dev.flotilla.app.ui.monitor.chart.Viewport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The heartbeat view at 1000 x 500 with 20 series of 600 points that run along, against a bare canvas of the same size
 * that strokes the same points as polylines. What is compared is the processor time of the two threads that make a frame
 * (JavaFX and renderer), which others on the machine cannot add to; rounds alternate. A frame of ours begins with slices,
 * as they come from the monitor, and ends with its pixels in memory.
 */
public final class ChartBench {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;
    private static final int SERIES = 20;
    private static final int LINES = 12;
    private static final int POINTS = 600;
    private static final long STEP_MS = 100;
    private static final long T0 = 1_800_000_000_000L;
    private static final double LIMIT = 1.1;
    private static final Color[] COLOURS = {
        Color.BLUE, Color.BROWN, Color.GREEN, Color.MAGENTA, Color.OLIVE, Color.PURPLE
    };

    private static List<Long> painters = List.of();
    private static boolean kept = true;

    private ChartBench() {}

    public static void main(String[] args) throws InterruptedException {
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                run(frames, rounds);
            } finally {
                done.countDown();
            }
        });
        boolean ended = done.await(30, TimeUnit.MINUTES);
        Platform.exit();
        if (!ended) {
            throw new IllegalStateException("not done within 30 minutes");
        }
        if (!kept) {
            System.exit(1);
        }
    }

    /** Twenty series, of which eight are a band, and twelve, of which each has its line. */
    private static void run(int frames, int rounds) {
        compare(figures(), frames, rounds);
        compare(figures().subList(0, LINES), frames, rounds);
    }

    private static void compare(List<List<Slice.Point>> figures, int frames, int rounds) {
        TimeChart chart = new TimeChart(
                "Time between beats", "ms", v -> String.format(Locale.ROOT, "%.1f", v), ZoneOffset.UTC, true);
        Theme theme = new Theme();
        ChartStack stack = new ChartStack(List.of(chart), new Viewport(), () -> T0, () -> {}, theme, ZoneOffset.UTC);
        theme.dress(new Scene(stack, WIDTH, HEIGHT));
        stack.resize(WIDTH, HEIGHT);
        stack.applyCss();
        stack.layout();
        double plot = chart.plotWidth();
        Canvas bare = new Canvas(WIDTH, HEIGHT);
        ours(stack, figures, frames);
        bare(bare, figures, frames, plot);
        double[] ratios = new double[rounds];
        double[] own = new double[rounds];
        double[] yard = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            // Who begins changes from round to round.
            if (i % 2 == 0) {
                own[i] = ours(stack, figures, frames);
                yard[i] = bare(bare, figures, frames, plot);
            } else {
                yard[i] = bare(bare, figures, frames, plot);
                own[i] = ours(stack, figures, frames);
            }
            ratios[i] = own[i] / yard[i];
        }
        Figures all = Figures.of(ratios);
        double ratio = all.median();
        kept &= ratio <= LIMIT;
        System.out.printf(
                Locale.ROOT,
                "%d series: heartbeat view %.2f ms of processor a frame, bare polylines %.2f ms: %.2f times (%.2f-%.2f), limit %.1f;"
                        + " at 10 frames a second %.1f %% of a core%n",
                figures.size(),
                Figures.of(own).median(),
                Figures.of(yard).median(),
                ratio,
                all.at(0),
                all.most(),
                LIMIT,
                Figures.of(own).median());
    }

    private static List<List<Slice.Point>> figures() {
        Random random = new Random(11);
        List<List<Slice.Point>> all = new ArrayList<>();
        for (int s = 0; s < SERIES; s++) {
            List<Slice.Point> points = new ArrayList<>();
            double level = 2 + s;
            for (int i = 0; i < 2 * POINTS; i++) {
                double value = level + random.nextGaussian();
                points.add(new Slice.Point(T0 + i * STEP_MS, value, value, value, 1));
            }
            all.add(points);
        }
        return all;
    }

    private static double ours(ChartStack stack, List<List<Slice.Point>> figures, int frames) {
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        SnapshotParameters parameters = new SnapshotParameters();
        long before = worked();
        for (int f = 0; f < frames; f++) {
            int first = f % POINTS;
            List<Curve> curves = new ArrayList<>();
            for (int s = 0; s < figures.size(); s++) {
                Slice slice = new Slice(
                        SeriesKey.of("n" + s, Metric.INTER_ARRIVAL_MS),
                        figures.get(s).subList(first, first + POINTS));
                curves.add(new Curve("n" + s, NodeMark.of(s), slice, 1, STEP_MS));
            }
            TimeSpan span = new TimeSpan(T0 + first * STEP_MS, T0 + (first + POINTS) * STEP_MS);
            stack.show(List.of(ChartData.of(span, curves, List.of(), 1, span.toMs(), "silent")));
            stack.layout();
            stack.snapshot(parameters, image);
        }
        return (worked() - before) / 1e6 / frames;
    }

    private static double bare(Canvas canvas, List<List<Slice.Point>> figures, int frames, double plot) {
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        SnapshotParameters parameters = new SnapshotParameters();
        GraphicsContext g = canvas.getGraphicsContext2D();
        double[] xs = new double[POINTS];
        double[] ys = new double[POINTS];
        long before = worked();
        for (int f = 0; f < frames; f++) {
            int first = f % POINTS;
            g.setFill(Color.WHITE);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setLineWidth(1.5);
            for (int s = 0; s < figures.size(); s++) {
                for (int i = 0; i < POINTS; i++) {
                    xs[i] = 52 + i * plot / POINTS;
                    ys[i] = HEIGHT - 40 - figures.get(s).get(first + i).mean() * (HEIGHT - 60) / 25;
                }
                g.setStroke(COLOURS[s % COLOURS.length]);
                g.strokePolyline(xs, ys, POINTS);
            }
            canvas.snapshot(parameters, image);
        }
        return (worked() - before) / 1e6 / frames;
    }

    /** Nanoseconds of both threads that make a frame. */
    private static long worked() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (painters.size() < 2) {
            List<Long> found = new ArrayList<>(List.of(Thread.currentThread().threadId()));
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith("QuantumRenderer")) {
                    found.add(thread.getThreadId());
                }
            }
            painters = found;
        }
        return painters.stream().mapToLong(threads::getThreadCpuTime).sum();
    }
}
