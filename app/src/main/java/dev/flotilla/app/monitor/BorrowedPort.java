package dev.flotilla.app.monitor;

/**
 * A UDP port that is heard because somebody asked for it for a while, beside what the user chose. Closing it gives it
 * back: nothing listens any more once all have given it back, unless the user chose a port meanwhile. Any thread.
 *
 * @param port that is open; another one than was asked for when that was open already
 * @param sinceNanos when it was opened, by the monotonic clock
 * @param giveBack the second time it does nothing
 */
public record BorrowedPort(int port, long sinceNanos, Runnable giveBack) implements AutoCloseable {
    /** Blocks for a moment where it closes the port. */
    @Override
    public void close() {
        giveBack.run();
    }
}
