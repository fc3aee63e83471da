package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.LogLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last lines of a log, bounded in number and length, between the thread that brings them and the one that shows
 * them. Lines that were not fetched in time are dropped, oldest first, and counted.
 */
final class LogBuffer {
    /** Lines kept. */
    static final int MAX_LINES = 1_000;
    /** Characters of a line; the rest is cut and the cut is shown. */
    static final int MAX_LENGTH = 4_000;

    private final Deque<LogLine> waiting = new ArrayDeque<>();
    private long dropped;

    /** @return whether nothing was waiting before, so that somebody should be told to fetch */
    synchronized boolean add(LogLine line) {
        boolean first = waiting.isEmpty();
        if (waiting.size() == MAX_LINES) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(cut(line));
        return first;
    }

    /** All that waits, in order; then nothing waits. */
    synchronized List<LogLine> fetch() {
        List<LogLine> lines = new ArrayList<>(waiting);
        waiting.clear();
        return lines;
    }

    synchronized long dropped() {
        return dropped;
    }

    private static LogLine cut(LogLine line) {
        String text = line.text();
        return text.length() <= MAX_LENGTH
                ? line
                : new LogLine(line.at(), line.error(), text.substring(0, MAX_LENGTH) + " ...");
    }
}
