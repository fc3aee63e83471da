package dev.flotilla.app.secret.keystore;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a small program of the system: some words in, a line or two out. */
final class Tool {
    /** More than any of them ever says; a pipe holds so much without a reader. */
    private static final int LONGEST = 16_384;

    private final Map<String, String> environment;

    Tool(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @param code its exit status; -1 when it did not end in time */
    record Said(int code, String out, String err) {
        boolean isFine() {
            return code == 0;
        }
    }

    /** Where a program lies, by the user's PATH. */
    Optional<Path> find(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            try {
                Path file = Path.of(folder).resolve(program);
                if (file.isAbsolute() && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                // No program lies there.
            }
        }
        return Optional.empty();
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** What it said; its exit status is -1 when it could not be started, or took longer than the limit. */
    Said run(List<String> command, String input, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without listening; its exit status says the rest.
                process.destroy();
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Said(-1, "", "it did not answer within " + limit.toSeconds() + " s");
            }
            return new Said(
                    process.exitValue(),
                    new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8),
                    new String(process.getErrorStream().readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Said(-1, "", "it cannot be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said(-1, "", "it was called off");
        }
    }
}
