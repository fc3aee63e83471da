package dev.flotilla.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own. */
public final class Program {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How a process ended and what it said. */
    public record Result(int code, String out, String err) {}

    private Program() {}

    /** Runs a command line to its end. */
    public static Result run(String... args) {
        return end(start(args));
    }

    /** What it says later, and its end. */
    public static Result end(Process process) {
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + LIMIT + "; said " + out.join() + err.join());
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }

    public static Process start(String... args) {
        return java(Launcher.class.getName(), args);
    }

    /** With variables of the environment besides those of this process. */
    public static Process start(Map<String, String> environment, String... args) {
        return java(environment, Launcher.class.getName(), args);
    }

    /** Any main class of this classpath. */
    public static Process java(String main, String... args) {
        return java(Map.of(), main, args);
    }

    /** The command that the program is, without its arguments; for shells that start it themselves. */
    public static List<String> words() {
        return words(Launcher.class.getName());
    }

    private static List<String> words(String main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Else that of the tests would be found first.
                "-Dlogback.configurationFile=logback.xml",
                // On a slow machine the commands of a test are further apart than a keeper's usual patience.
                "-Dflotilla.keeper.looks=10",
                "-Djava.awt.headless=true",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                main);
    }

    private static Process java(Map<String, String> environment, String main, String... args) {
        List<String> words = new ArrayList<>(words(main));
        words.addAll(List.of(args));
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            // The keyring of whoever runs the tests is not for their data folders.
            builder.environment().put("FLOTILLA_KEYSTORE", "off");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
