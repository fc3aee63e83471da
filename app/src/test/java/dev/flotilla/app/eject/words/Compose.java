package dev.flotilla.app.eject.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Whether it is the program of before version 2, which Debian 12 has. It refuses two keys that compose files have had since: the
     * project's {@code name}, and {@code create_host_path} of a bind. {@link #forOld} takes exactly these away.
     */
    public static boolean isOld(List<String> command) {
        return command.equals(List.of("docker-compose"))
                && said(List.of("docker-compose", "version", "--short")).startsWith("1.");
    }

    /** A file of ours without the two keys that the old program does not know. */
    public static String forOld(String text) {
        return text.replaceFirst("(?m)^name: .*\\R", "").replaceAll("(?m)^ *bind:\\R *create_host_path: true\\R", "");
    }

    /**
     * What no {@code .env} can tell the old program: it takes a backslash before a quote for an escaped quote whatever stands before it,
     * within single quotes it fills in variables and halves double backslashes.
     */
    public static boolean isUnreadableForOld(String value) {
        return value.contains("'") || value.endsWith("\\") || value.contains("\\\\") || value.contains("${");
    }

    private static String said(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
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
