package dev.flotilla.app.deploy.book;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import java.util.List;
import java.util.Optional;

/**
 * A stack as it is now.
 *
 * @param containers by instance
 * @param missing instances that were applied and are not there
 * @param leftOpen id of an apply that was cut off, or could not be taken back whole
 * @param silent names of hosts that do not answer, where more may be
 */
public record StackStatus(
        String stack,
        StackState state,
        List<Container> containers,
        List<String> missing,
        Optional<String> leftOpen,
        List<String> silent) {
    /** A container of the stack and where it is. */
    public record Container(
            String service, String instance, HostId host, String hostName, RunningContainer container) {}

    public StackStatus {
        containers = List.copyOf(containers);
        missing = List.copyOf(missing);
        silent = List.copyOf(silent);
    }
}
