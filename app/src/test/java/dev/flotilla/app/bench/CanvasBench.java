package dev.flotilla.app.bench;

import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.ui.canvas.FleetMapMaker;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.MoveVerdicts;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Frames of the canvas with 100 hosts, 2,000 containers and 400 edges: pan, zoom, fit. A frame is timed from the change
 * of the camera until its last pixel is in memory: a snapshot renders the commands of the Canvas at once and waits for
 * them, which a pulse does on another thread. Rounds alternate with those of a blank canvas of the same size.
 */
public final class CanvasBench {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final long SEED = 7;
    private static final int ROUNDS = 5;
    /** Milliseconds of a frame at 60 a second. */
    private static final double LIMIT = 16.7;

    private static final List<String> NAMES = List.of("pan", "zoom", "fit", "blank");
    private static List<Long> painters = List.of();
    private static boolean kept = true;

    private CanvasBench() {}

    public static void main(String[] args) throws InterruptedException {
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                run(frames);
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

    private static void run(int frames) {
        FleetBuilder fleet = Fleets.generated(100, 20, 400, SEED);
        long start = System.nanoTime();
        MapLayout layout =
                MapLayout.of(FleetMapMaker.make(fleet.fleet(), fleet.observed(), fleet.beats(), FleetBuilder.NOW));
        System.out.printf(
                Locale.ROOT,
                "layout and routes: %.0f ms, %d hosts, %d edges%n",
                (System.nanoTime() - start) / 1e6,
                layout.hosts().size(),
                layout.edges().size());
        FleetCanvas canvas =
                new FleetCanvas(new Selection(), new NoActions(), new Theme(), new FxGate(), Runnable::run);
        Theme theme = new Theme();
        theme.dress(new Scene(canvas, WIDTH, HEIGHT));
        canvas.resize(WIDTH, HEIGHT);
        canvas.applyCss();
        canvas.show(layout);
        canvas.layout();
        Box all = layout.bounds();
        Camera fit = Camera.fitting(all, WIDTH, HEIGHT);
        IntFunction<Camera> pan = i -> {
            double t = i * .004;
            return new Camera(
                    all.x() + (all.w() - WIDTH) * (.5 + .5 * Math.sin(t)),
                    all.y() + (all.h() - HEIGHT) * (.5 + .5 * Math.cos(t * .7)),
                    1);
        };
        IntFunction<Camera> zoom = i -> Camera.centred(all, WIDTH, HEIGHT, Math.exp(Math.sin(i * .01) * 1.4) * .5);
        IntFunction<Camera> fitted = i -> new Camera(fit.x() + i % 2, fit.y(), fit.zoom());
        List<IntFunction<Camera>> modes = List.of(pan, zoom, fitted);
        blank(0, frames / 4);
        for (IntFunction<Camera> mode : modes) {
            measure(canvas, mode, 0, frames / 4);
        }
        rounds(canvas, modes, frames);
    }

    private static void rounds(FleetCanvas canvas, List<IntFunction<Camera>> modes, int frames) {
        int each = frames / ROUNDS;
        List<Frames> taken =
                NAMES.stream().map(name -> new Frames(each * ROUNDS)).toList();
        double[] yardstick = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            yardstick[round] = Figures.middleOf(5, Yardstick::millis);
            for (int mode = 0; mode < modes.size(); mode++) {
                taken.get(mode).put(round * each, measure(canvas, modes.get(mode), round * each, each));
            }
            taken.getLast().put(round * each, blank(round * each, each));
        }
        Figures calibration = Figures.of(yardstick);
        for (int i = 0; i < NAMES.size(); i++) {
            print(NAMES.get(i), taken.get(i));
        }
        Yardstick.print(calibration);
        for (int i = 0; i < modes.size(); i++) {
            double slow = Figures.of(taken.get(i).millis()).at(.99);
            kept &= Yardstick.keeps(NAMES.get(i) + ", p99 of a frame", slow, LIMIT, calibration);
        }
    }

    /** Nanoseconds of both threads that make a frame, which do not grow when others use the machine. */
    private static long worked() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (painters.isEmpty()) {
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith("QuantumRenderer")) {
                    painters = List.of(Thread.currentThread().threadId(), thread.getThreadId());
                }
            }
        }
        return painters.stream().mapToLong(threads::getThreadCpuTime).sum();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once
    private record Frames(double[] millis, double[] work) {
        Frames(int frames) {
            this(new double[frames], new double[frames]);
        }

        void put(int at, Frames some) {
            System.arraycopy(some.millis, 0, millis, at, some.millis.length);
            System.arraycopy(some.work, 0, work, at, some.work.length);
        }
    }

    private static Frames measure(FleetCanvas canvas, IntFunction<Camera> mode, int first, int frames) {
        double[] millis = new double[frames];
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        SnapshotParameters parameters = new SnapshotParameters();
        double[] work = new double[frames];
        for (int i = 0; i < frames; i++) {
            long start = System.nanoTime();
            long before = worked();
            canvas.setCamera(mode.apply(first + i));
            canvas.layout();
            canvas.snapshot(parameters, image);
            work[i] = (worked() - before) / 1e6;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return new Frames(millis, work);
    }

    private static Frames blank(int first, int frames) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        double[] millis = new double[frames];
        double[] work = new double[frames];
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        for (int i = 0; i < frames; i++) {
            long start = System.nanoTime();
            long before = worked();
            canvas.getGraphicsContext2D().setFill((first + i) % 2 == 0 ? Color.WHITE : Color.GRAY);
            canvas.getGraphicsContext2D().fillRect(0, 0, WIDTH, HEIGHT);
            canvas.snapshot(new SnapshotParameters(), image);
            work[i] = (worked() - before) / 1e6;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return new Frames(millis, work);
    }

    private static void print(String mode, Frames frames) {
        Figures millis = Figures.of(frames.millis());
        Figures work = Figures.of(frames.work());
        System.out.printf(
                Locale.ROOT,
                "%-6s %d frames: p50 %.1f ms, p99 %.1f ms, max %.1f ms; processor p50 %.1f ms, p99 %.1f ms%n",
                mode,
                frames.millis().length,
                millis.median(),
                millis.at(.99),
                millis.most(),
                work.median(),
                work.at(.99));
    }

    private static final class NoActions implements MapActions {
        @Override
        public void examine(List<Item> items) {}

        @Override
        public void edit(dev.flotilla.app.fleet.FleetEdit edit) {}

        @Override
        public void addHost(NewHost kind, Optional<dev.flotilla.app.fleet.Spot> spot) {}

        @Override
        public void launchNodes(List<dev.flotilla.app.fleet.HostId> hosts) {}

        @Override
        public void editHost(dev.flotilla.app.fleet.HostId host) {}

        @Override
        public void removeHosts(List<dev.flotilla.app.fleet.HostId> hosts) {}

        @Override
        public void inspect() {}

        @Override
        public void showLogs(Item.OfContainer container) {}

        @Override
        public void askWhere(Item.OfContainer container, Consumer<MoveVerdicts> answer) {}

        @Override
        public void moveTo(Item.OfContainer container, dev.flotilla.app.fleet.HostId host) {}

        @Override
        public void chooseHost(List<Item.OfContainer> containers) {}

        @Override
        public void orderContainers(
                dev.flotilla.app.ui.canvas.ContainerOrder order, List<Item.OfContainer> containers) {}

        @Override
        public void labelHosts(List<dev.flotilla.app.fleet.HostId> hosts) {}

        @Override
        public void setStatus(List<dev.flotilla.app.fleet.HostId> hosts, dev.flotilla.app.fleet.HostStatus status) {}
    }
}
