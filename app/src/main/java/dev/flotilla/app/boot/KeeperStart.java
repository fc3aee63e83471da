package dev.flotilla.app.boot;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.persistence.DataFolder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Starts a keeper that outlives this process: a session of its own, no terminal, its last words in a file of the data
 * folder. It says by one line when it listens, or why it cannot.
 */
final class KeeperStart {
    static final String WORD = "keeper";
    /** The line by which a keeper says that it listens, or that another process does. */
    static final String READY = "ready";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private KeeperStart() {}

    /** Empty when somebody listens now. */
    static Optional<Problem> start(DataFolder folder) throws InterruptedException {
        try {
            Path lastWords = folder.path().resolve("keeper.err");
            DataFolder.makePrivate(lastWords);
            Process keeper = new ProcessBuilder(command(folder))
                    .directory(folder.path().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectError(lastWords.toFile())
                    .start();
            String line = firstLine(keeper);
            if (line.equals(READY)) {
                return Optional.empty();
            }
            keeper.destroy();
            return Optional.of(Problem.of(
                    "FL-9003",
                    line.isEmpty() ? "The process that keeps embedded hosts alive did not start." : line,
                    "Its last words are in " + lastWords + " and " + folder.log() + "."));
        } catch (IOException e) {
            return Optional.of(Problem.of(
                    "FL-9003",
                    "The process that keeps embedded hosts alive cannot be started: " + e.getMessage() + ".",
                    "Open the window instead; it keeps them too."));
        }
    }

    private static List<String> command(DataFolder folder) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m", "-cp", classpath()));
        words.addAll(
                List.of(Launcher.class.getName(), WORD, "--data", folder.path().toString()));
        return words;
    }

    /** Absolute, because the keeper stands in another folder. */
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Empty when it ended or said nothing for too long. */
    private static String firstLine(Process keeper) throws InterruptedException {
        CompletableFuture<String> line = new CompletableFuture<>();
        Threads.platform("keeper-start")
                .newThread(() -> {
                    try (BufferedReader reader = keeper.inputReader(StandardCharsets.UTF_8)) {
                        String first = reader.readLine();
                        line.complete(first == null ? "" : first);
                    } catch (IOException e) {
                        line.complete("");
                    }
                })
                .start();
        try {
            return line.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return "";
        }
    }
}
