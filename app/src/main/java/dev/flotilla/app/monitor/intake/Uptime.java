package dev.flotilla.app.monitor.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the machine has been up, its sleep included: what the monotonic clock does not count. Linux tells. */
final class Uptime {
    private static final Path FILE = Path.of("/proc/uptime");
    private static final boolean THERE = Files.isReadable(FILE);

    private Uptime() {}

    /** @param otherwise where it is not told */
    static long nanos(long otherwise) {
        if (!THERE) {
            return otherwise;
        }
        try {
            String seconds = Files.readString(FILE, StandardCharsets.US_ASCII).split(" ", 2)[0];
            return (long) (Double.parseDouble(seconds) * 1e9);
        } catch (IOException | NumberFormatException e) {
            return otherwise;
        }
    }
}
