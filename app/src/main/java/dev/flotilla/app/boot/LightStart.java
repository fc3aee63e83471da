package dev.flotilla.app.boot;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.boot.light.FirstLight;
import dev.flotilla.app.boot.light.LitWindow;
import dev.flotilla.app.persistence.DataFolder;
import dev.flotilla.app.persistence.FolderLock;
import dev.flotilla.app.secret.vault.PassphraseSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code first-light --to DIR}: the main job on the embedded fleet, off-screen, in a data folder of its own that is gone
 * afterwards. A table of what was done on standard output; the last line names the pictures.
 */
final class LightStart {
    static final String WORD = "first-light";
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final String SAMPLE = "resources/samples/three-nodes.yaml";

    private final Path pictures;
    private final Path sample;
    private final Path home;
    private volatile List<Path> taken = List.of();
    private final CountDownLatch over = new CountDownLatch(1);

    private LightStart(Path pictures, Path sample, Path home) {
        this.pictures = pictures;
        this.sample = sample;
        this.home = home;
    }

    /** The exit code. */
    static int run(List<String> typed, Path directory) {
        Optional<Path> to = folder(typed).map(directory::resolve);
        if (to.isEmpty()) {
            System.err.println("usage: first-light --to DIR");
            return 2;
        }
        Path sample = Path.of(System.getProperty("flotilla.home", ".")).resolve(SAMPLE);
        if (!Files.isRegularFile(sample)) {
            return WindowStart.refuse(Problem.of(
                    "FL-9006",
                    "The stack that is to be applied, " + sample + ", is not there.",
                    "Start it with installers/run of a complete checkout."));
        }
        for (String property : List.of("glass.platform=Headless", "prism.order=sw", "java.awt.headless=true")) {
            String[] pair = property.split("=", 2);
            System.setProperty(pair[0], System.getProperty(pair[0], pair[1]));
        }
        try {
            Path home = Files.createTempDirectory("flotilla-first-light");
            Runtime.getRuntime().addShutdownHook(Threads.platform("sweep").newThread(() -> sweep(home)));
            return new LightStart(to.get(), sample, home).light();
        } catch (IOException e) {
            return WindowStart.refuse(Problem.of(
                    "FL-9005",
                    "There is no room for a temporary folder: " + e.getMessage() + ".",
                    "Look whether the disk is full, or name another folder with -Djava.io.tmpdir."));
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static Optional<String> folder(List<String> typed) {
        if (typed.size() == 2 && typed.get(1).startsWith("--to=")) {
            return Optional.of(typed.get(1).substring("--to=".length()));
        }
        return typed.size() == 3 && typed.get(1).equals("--to") ? Optional.of(typed.get(2)) : Optional.empty();
    }

    private int light() throws InterruptedException {
        DataFolder folder = new DataFolder(home.resolve("data"));
        Logging.into(folder);
        Outcome<Owner> opened = FolderLock.take(folder, WORD, Duration.ZERO, Threads.platform("lock-wait"))
                .then(lock -> lock.map(held -> Owner.open(folder, held, true, PassphraseSource.NONE))
                        .orElseGet(() -> Outcome.failed(FolderInUse.problem(folder))));
        return switch (opened) {
            case Outcome.Failed<Owner> failed -> WindowStart.refuse(failed.first());
            case Outcome.Ok<Owner>(Owner owner) -> light(owner);
        };
    }

    private int light(Owner owner) {
        Threads.platform("limit").newThread(this::limit).start();
        try (owner) {
            owner.wake();
            MainWindow.whenShown(window ->
                    Threads.platform(WORD).newThread(() -> work(window)).start());
            MainWindow.show(owner);
        }
        List<String> left = FirstLight.leftThreads();
        over.countDown();
        if (!left.isEmpty()) {
            System.err.println("First light failed: these threads outlived the window: " + left + ".");
            return 1;
        }
        if (taken.isEmpty()) {
            System.err.println("First light failed; the last row of the table says where.");
            return 1;
        }
        System.out.println("Window and engines ended; no thread and no socket is left. Pictures: "
                + taken.stream().map(Path::toString).collect(Collectors.joining(" ")));
        return 0;
    }

    private void work(LitWindow window) {
        try {
            taken = new FirstLight(window, pictures, sample, System.out).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            window.gate().execute(window.stage()::hide);
        }
    }

    private void limit() {
        try {
            if (!over.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("First light failed: it was not done within " + LIMIT.toSeconds() + " s.");
                sweep(home);
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sweep(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The temporary folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
