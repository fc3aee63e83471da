package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.monitor.Monitoring;
import java.util.Optional;

/**
 * A monitor that a command may look at.
 *
 * @param startedNanos when it began, by the monotonic clock: before some seconds have gone it can say little
 * @param own whether it was made for this command and ends with it; else it is that of the window or keeper
 */
public record Watch(Monitoring monitoring, long startedNanos, boolean own) {
    /** Where a process has none. */
    @FunctionalInterface
    public interface Source {
        /** @param listen UDP port on which a monitor that is made for the command hears heartbeats */
        Outcome<Watch> open(Optional<Integer> listen);
    }
}
