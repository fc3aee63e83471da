package dev.flotilla.app.ui.kit.status;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;

/** From what is wished and observed to the one word that is shown. */
public final class StatusRules {
    /** Exit code of a process that a stop ended by its first signal: wished, not a failure. */
    private static final int ENDED_BY_TERM = 143;

    private StatusRules() {}

    public static Status of(Host host, ObservedHost seen) {
        if (host.status() == HostStatus.OFFLINE) {
            return Status.OFFLINE;
        }
        if (host.status() == HostStatus.MAINTENANCE) {
            return Status.MAINTENANCE;
        }
        return switch (seen.reach()) {
            case Reach.NotAsked notAsked -> Status.UNKNOWN;
            case Reach.Answers answers -> Status.HEALTHY;
            case Reach.Silent silent -> Status.DOWN;
        };
    }

    /** A container of a host that does not answer is unknown, whatever it was when last seen. */
    public static Status of(ObservedHost on, RunningContainer container) {
        return on.answers() ? of(container) : Status.UNKNOWN;
    }

    /** A container as its engine tells. */
    public static Status of(RunningContainer container) {
        return switch (container.state()) {
            case RUNNING ->
                switch (container.health()) {
                    case NONE -> Status.RUNNING;
                    case STARTING -> Status.STARTING;
                    case HEALTHY -> Status.HEALTHY;
                    case UNHEALTHY -> Status.DEGRADED;
                };
            case CREATED, PAUSED -> Status.OFFLINE;
            case RESTARTING, DEAD -> Status.DOWN;
            case REMOVING -> Status.STARTING;
            case EXITED -> {
                int code = container.exitCode().orElse(0);
                yield code == 0 || code == ENDED_BY_TERM ? Status.OFFLINE : Status.DOWN;
            }
        };
    }
}
