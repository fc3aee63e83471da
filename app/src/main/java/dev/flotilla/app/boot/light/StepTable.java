package dev.flotilla.app.boot.light;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What was done, one row as soon as it is known: step, result, time. */
final class StepTable {
    private static final String ROW = "%-30s  %-66s  %6s%n";

    /** A step; gives its result in words. */
    @FunctionalInterface
    interface Deed {
        String run() throws StepFailed, InterruptedException;
    }

    private final PrintStream out;
    private final LongSupplier nanos;

    StepTable(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        out.printf(Locale.ROOT, ROW, "Step", "Result", "Time");
    }

    void step(String name, Deed deed) throws StepFailed, InterruptedException {
        long start = nanos.getAsLong();
        try {
            row(name, deed.run(), start);
        } catch (StepFailed e) {
            row(name, "FAILED. " + e.getMessage(), start);
            throw e;
        }
    }

    /** A line that is no step. */
    void tell(String line) {
        out.println(line);
        out.flush();
    }

    private void row(String name, String result, long start) {
        Duration took = Duration.ofNanos(nanos.getAsLong() - start);
        out.printf(Locale.ROOT, ROW, name, result, String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        out.flush();
    }
}
