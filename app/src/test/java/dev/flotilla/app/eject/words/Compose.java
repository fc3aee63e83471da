package dev.flotilla.app.eject.words;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that exported files are held to, where they are installed. */
public final class Compose {
    private Compose() {}

    /** How compose is called here; empty where it is not installed. */
    public static List<String> command() {
        if (runs(List.of("docker", "compose", "version"))) {
            return List.of("docker", "compose");
        }
        if (runs(List.of("docker-compose", "version"))) {
            return List.of("docker-compose");
        }
        return List.of();
    }

    /** Whether a program is there and ends well. */
    public static boolean runs(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
