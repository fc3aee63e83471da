package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.LogRequest;
import dev.flotilla.app.docker.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** The last lines that a node wrote, in memory: 2,000 of at most 4,000 characters. */
final class LogRing {
    private static final int LINES = 2_000;
    private static final int LONGEST = 4_000;

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final Feed<LogLine> followers;
    private long characters;

    LogRing(ThreadFactory virtualThreads) {
        this.followers = new Feed<>(virtualThreads);
    }

    synchronized void add(LogLine line) {
        LogLine kept = line.text().length() <= LONGEST
                ? line
                : new LogLine(line.at(), line.error(), line.text().substring(0, LONGEST));
        if (lines.size() == LINES) {
            characters -= lines.removeFirst().text().length();
        }
        lines.addLast(kept);
        characters += kept.text().length();
        followers.publish(kept);
    }

    /** @param live whether more may come */
    synchronized Subscription read(LogRequest request, boolean live, Stream<LogLine> stream) {
        List<LogLine> all = new ArrayList<>(lines);
        List<LogLine> past = all.subList(Math.max(0, all.size() - request.tail()), all.size());
        if (request.follow() && live) {
            return followers.subscribe(past, stream);
        }
        Feed<LogLine> once = new Feed<>(followers.threads());
        Subscription subscription = once.subscribe(past, stream);
        once.end();
        return subscription;
    }

    synchronized void end() {
        followers.end();
    }

    synchronized long characters() {
        return characters;
    }
}
