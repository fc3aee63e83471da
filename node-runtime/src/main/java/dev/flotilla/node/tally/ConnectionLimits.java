package dev.flotilla.node.tally;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many connections there may be, altogether and from one address. One thread. */
public final class ConnectionLimits {
    private final int mostOfAll;
    private final int mostOfOne;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private int all;

    public ConnectionLimits(int mostOfAll, int mostOfOne) {
        this.mostOfAll = mostOfAll;
        this.mostOfOne = mostOfOne;
    }

    /** Whether one more is let in. */
    public enum Entry {
        ADMITTED,
        TOO_MANY,
        TOO_MANY_OF_ONE
    }

    /** When admitted it is counted in, and must {@link #leave} once. */
    public Entry enter(InetAddress from) {
        if (all >= mostOfAll) {
            return Entry.TOO_MANY;
        }
        if (open.getOrDefault(from, 0) >= mostOfOne) {
            return Entry.TOO_MANY_OF_ONE;
        }
        all++;
        open.merge(from, 1, Integer::sum);
        return Entry.ADMITTED;
    }

    public void leave(InetAddress from) {
        all--;
        int left = open.getOrDefault(from, 1) - 1;
        if (left > 0) {
            open.put(from, left);
        } else {
            open.remove(from);
        }
    }

    public int open() {
        return all;
    }
}
