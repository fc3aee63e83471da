package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of variables; what its lines mean, {@code launch.source.EnvironmentText} says. */
public final class EnvironmentFile {
    private static final long LARGEST = 1 << 20;

    private EnvironmentFile() {}

    /**
     * The text, or FL-6109.
     *
     * @param shown the file as the user named it
     */
    public static Outcome<String> read(Path path, String shown) {
        try {
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST
                    ? Outcome.ok(Files.readString(path))
                    : unreadable(shown, "it is no file of at most 1 MiB");
        } catch (IOException e) {
            return unreadable(shown, "it is not readable as UTF-8 text");
        }
    }

    private static Outcome<String> unreadable(String shown, String why) {
        return Outcome.failed(
                Problem.of("FL-6109", "The variables in " + shown + " cannot be read: " + why + ".", "Look at it."));
    }
}
