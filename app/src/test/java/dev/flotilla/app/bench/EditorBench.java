package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.Theme;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.stacks.edit.EditModel;
import dev.flotilla.app.ui.stacks.edit.StackEditor;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.fxmisc.richtext.StyleClassedTextArea;

/**
 * The editor of stack files with a compose file of 2,000 lines, whole and in a window: what it takes from the file on the disk
 * until the form and the text are laid out, and how long a key keeps the JavaFX thread: the key itself, what it sets off, and
 * the pulses that lay out and hand on the picture. Counted is that thread's processor time, to which others on the machine add little;
 * the text is read and checked on another thread meanwhile, as always.
 * Arguments, all optional: rounds (5), keys of a round (120).
 */
public final class EditorBench {
    private static final int LINES = 2_000;
    private static final double KEY_LIMIT = 16;
    private static final double OPEN_LIMIT = 300;
    private static final int WARM_UP = 3;
    private static final String TYPED = "kept \bas typed\b\bed here and ther\be\n";

    private final Stage stage = new Stage();
    private final Modals modals = new Modals();
    private final ExecutorService work = Executors.newFixedThreadPool(2);
    private final Path file;
    /** By the clock on the wall, of the keys of a round. */
    private final List<Double> walls = new ArrayList<>();
    /** Nanoseconds for which the JavaFX thread was busy since the last key. */
    private long busy;

    /** Its processor time when that key was pressed, in nanoseconds. */
    private long processor;

    private EditorBench(Path file) {
        this.file = file;
        Scene scene = new Scene(modals, 1440, 900);
        new Theme().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int keys = args.length > 1 ? Integer.parseInt(args[1]) : 120;
        Path folder = Files.createTempDirectory("editor-bench");
        Path file = folder.resolve("compose.yml");
        Files.writeString(file, large());
        CompletableFuture<EditorBench> made = new CompletableFuture<>();
        Platform.startup(() -> made.complete(new EditorBench(file)));
        boolean kept;
        try {
            kept = made.get(60, TimeUnit.SECONDS).run(rounds, keys);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
            Platform.exit();
        }
        System.exit(kept ? 0 : 1);
    }

    /** Services with what services usually have, variables among it. */
    static String large() {
        StringBuilder text = new StringBuilder("name: large\nservices:\n");
        for (int i = 0; text.chars().filter(c -> c == '\n').count() < LINES; i++) {
            text.append("  s").append(i).append(":\n    image: nginx:${TAG:-1.27} # as everywhere\n");
            text.append("    restart: unless-stopped\n    ports:\n      - \"")
                    .append(10_000 + i)
                    .append(":80\"\n");
            text.append("    environment:\n");
            for (int j = 0; j < 10; j++) {
                text.append("      KEY_").append(j).append(": \"value of it\" # said\n");
            }
            text.append("    healthcheck:\n      test: [CMD, \"true\"]\n      interval: 5s\n");
        }
        return text.toString();
    }

    private boolean run(int rounds, int keys) throws Exception {
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            first.add(onScreen(this::open));
            onScreen(done -> typeAll(keys, new ArrayList<>(), done));
            Yardstick.millis();
        }
        double[] opened = new double[rounds];
        double[] p95 = new double[rounds];
        double[] median = new double[rounds];
        double[] wall = new double[rounds];
        double[] yard = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            yard[round] = Figures.middleOf(9, EditorBench::yardstick);
            opened[round] = onScreen(this::open);
            List<Double> each = new ArrayList<>();
            onScreen(done -> typeAll(keys, each, done));
            Figures figures = Figures.of(each.stream().mapToDouble(d -> d).toArray());
            wall[round] =
                    Figures.of(walls.stream().mapToDouble(d -> d).toArray()).at(.95);
            walls.clear();
            p95[round] = figures.at(.95);
            median[round] = figures.median();
        }
        work.shutdownNow();
        System.out.printf(Locale.ROOT, "editor: opened for the very first time in %.0f ms%n", first.getFirst());
        System.out.println("editor: " + LINES + " lines from the disk to the form and the text on the screen: "
                + Figures.of(opened).words("ms"));
        System.out.println("editor: a key takes " + Figures.of(median).words("ms"));
        System.out.println("editor: a key takes at p95 " + Figures.of(p95).words("ms") + "; by the clock on the wall "
                + Figures.of(wall).words("ms"));
        Figures calibration = Figures.of(yard);
        Yardstick.print(calibration);
        boolean kept = Yardstick.keeps("opening", Figures.of(opened).median(), OPEN_LIMIT, calibration);
        return Yardstick.keeps("a key at p95", Figures.of(p95).median(), KEY_LIMIT, calibration) && kept;
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** As the figures: processor time, to which others on the machine add little. */
    private static double yardstick() {
        long before = worked();
        double millis = Yardstick.millis();
        return millis < 0 ? millis : (worked() - before) / 1e6;
    }

    private double onScreen(Consumer<CompletableFuture<Double>> deed) throws Exception {
        CompletableFuture<Double> done = new CompletableFuture<>();
        Platform.runLater(() -> deed.accept(done));
        return done.get(5, TimeUnit.MINUTES);
    }

    /** What runs later on the screen's thread is told apart from its idle time. */
    private void later(Runnable task) {
        Platform.runLater(() -> {
            long start = System.nanoTime();
            task.run();
            busy += System.nanoTime() - start;
        });
    }

    private void open(CompletableFuture<Double> done) {
        modals.close();
        long start = worked();
        StackText text = ((Outcome.Ok<StackText>) new StackFiles().open(file, Map.of())).value();
        EditModel model = EditModel.of(text, new BenchTexts(), work, this::later);
        modals.show(new StackEditor(model, modals, () -> {}));
        afterPulse(pulse -> done.complete((worked() - start) / 1e6));
    }

    /** @param told how many nanoseconds the next pulse took, from its layout to its end */
    private void afterPulse(Consumer<Long> told) {
        Scene scene = stage.getScene();
        Runnable[] begins = new Runnable[1];
        begins[0] = () -> {
            scene.removePreLayoutPulseListener(begins[0]);
            long start = System.nanoTime();
            // The pulse is one event: what is asked for in it runs when all of it is done.
            Platform.runLater(() -> told.accept(System.nanoTime() - start));
        };
        scene.addPreLayoutPulseListener(begins[0]);
        Platform.requestNextPulse();
    }

    /** To the middle of the text first, which is not what is timed. */
    private void typeAll(int keys, List<Double> taken, CompletableFuture<Double> done) {
        StyleClassedTextArea area = (StyleClassedTextArea) stage.getScene().lookup("#stack-text");
        area.requestFocus();
        area.moveTo(area.getAbsolutePosition(LINES / 2, 0));
        area.requestFollowCaret();
        afterPulse(moved -> afterPulse(settled -> type(keys, 0, taken, done)));
    }

    private void type(int keys, int at, List<Double> taken, CompletableFuture<Double> done) {
        StyleClassedTextArea area = (StyleClassedTextArea) stage.getScene().lookup("#stack-text");
        if (at == keys) {
            done.complete(0d);
            return;
        }
        char c = TYPED.charAt(at % TYPED.length());
        busy = 0;
        processor = worked();
        long start = System.nanoTime();
        press(area, c);
        busy += System.nanoTime() - start;
        afterPulse(first -> {
            busy += first;
            // What the key set off may have run after that pulse, and asked for one more.
            afterPulse(second -> {
                busy += second;
                taken.add((worked() - processor) / 1e6);
                walls.add(busy / 1e6);
                PauseTransition pause = new PauseTransition(Duration.millis(40));
                pause.setOnFinished(e -> type(keys, at + 1, taken, done));
                pause.play();
            });
        });
    }

    private static void press(StyleClassedTextArea area, char c) {
        KeyCode code = switch (c) {
            case '\n' -> KeyCode.ENTER;
            case '\b' -> KeyCode.BACK_SPACE;
            case ' ' -> KeyCode.SPACE;
            default -> KeyCode.getKeyCode(Character.toString(Character.toUpperCase(c)));
        };
        String word = c == '\n' ? "\r" : Character.toString(c);
        Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        Event.fireEvent(
                area, new KeyEvent(KeyEvent.KEY_TYPED, word, "", KeyCode.UNDEFINED, false, false, false, false));
        Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
    }
}
