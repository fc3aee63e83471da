package dev.flotilla.app.ui.kit;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;

/**
 * Which of the six series colours ({@code -fl-series-1} to {@code -fl-series-6}) the strip of a host has: by its place
 * in the fleet, the same on every surface.
 */
public final class Series {
    public static final int COUNT = 6;

    private Series() {}

    /** 1 to 6; a host that is not in the fleet any more has 1. */
    public static int of(Fleet fleet, HostId host) {
        for (int i = 0; i < fleet.hosts().size(); i++) {
            if (fleet.hosts().get(i).id().equals(host)) {
                return i % COUNT + 1;
            }
        }
        return 1;
    }
}
