package dev.flotilla.app.monitor.intake.hear;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of what is of no use is read from one source: enough to say what it is, not enough to keep the event loop
 * from those that matter. Sources beyond the room share one allowance. One thread.
 */
final class SourceLimits {
    /** Useless datagrams of one source that are read in a second. */
    private static final int MOST_OF_ONE = 1_000;

    private static final int MOST_OF_OTHERS = 5_000;
    private static final int MOST_SOURCES = 1_024;
    private static final long SECOND = 1_000_000_000L;

    private final Map<InetAddress, Integer> useless = new HashMap<>();
    private int others;
    private long begin;
    private boolean began;

    boolean admits(InetAddress source, long nanos) {
        if (!began || nanos - begin >= SECOND) {
            began = true;
            begin = nanos;
            useless.clear();
            others = 0;
        }
        Integer known = useless.get(source);
        return known != null ? known < MOST_OF_ONE : useless.size() < MOST_SOURCES || others < MOST_OF_OTHERS;
    }

    void useless(InetAddress source) {
        if (useless.containsKey(source) || useless.size() < MOST_SOURCES) {
            useless.merge(source, 1, Integer::sum);
        } else {
            others++;
        }
    }
}
