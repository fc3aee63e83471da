package dev.flotilla.app.monitor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the window, the command line and the page for other tools see of the monitor. Any thread. */
public interface Monitoring {
    /** At most four times a second. */
    Signal<FleetHealth> health();

    /** Newest first, at most 200, open ones always among them. */
    Signal<List<Alarm>> alarms();

    /**
     * What is kept of a figure, from the ring in memory or from the archive. Blocks for as long as the archive reads:
     * never on the JavaFX thread for spans over an hour.
     *
     * @param columns how many points at most, 1-4000
     */
    Slice slice(SeriesKey key, Instant from, Instant to, int columns);

    /** Everything that is kept of at least one node, for a choice. */
    List<SeriesKey> keys();

    /** No alarms for this node until then; empty ends the silence. */
    void mute(String node, Optional<Instant> until);

    /** The user has looked at all alarms up to this one. */
    void seen(long alarm);

    /** Hears heartbeats on this UDP port from now on, or on none. FL-5001 when it is taken, with its holder. Blocks. */
    Outcome<Optional<Integer>> listen(Optional<Integer> port);

    /**
     * Hears heartbeats for as long as the caller needs it, without choosing it for the user: nothing is kept of it.
     * FL-5001 when the port is taken by somebody else. Blocks.
     */
    Outcome<BorrowedPort> borrow(int port);

    /**
     * Tells a coordinator; blocks until it answers.
     *
     * @param token of its rollout; never logged
     * @return its answer in a sentence
     */
    Outcome<String> order(String node, RolloutOrder order, String token);
}
