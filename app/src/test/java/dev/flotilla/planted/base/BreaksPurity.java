package dev.flotilla.planted.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file, looks at the clock and sleeps. */
final class BreaksPurity {
    private BreaksPurity() {}

    static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    static long look() {
        return System.nanoTime();
    }

    static void doze() throws InterruptedException {
        Thread.sleep(0);
    }
}
