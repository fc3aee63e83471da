package dev.flotilla.app.ui.kit.status;

import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;

/** From what the monitor says of a node to the one word that is shown, the same on canvas, list and matrix. */
public final class NodeStatus {
    private NodeStatus() {}

    /** @param listening whether this application hears heartbeats at all: without, an answer is all there can be */
    public static Status of(NodeHealth health, boolean listening) {
        if (health.cause() == NodeCause.STOPPED) {
            return Status.OFFLINE;
        }
        return switch (health.state()) {
            case DOWN -> Status.DOWN;
            case SUSPECT -> Status.SUSPECT;
            case UNKNOWN -> isMissed(health) ? Status.STALE : Status.UNKNOWN;
            case ONLINE -> isHalf(health, listening) ? Status.DEGRADED : Status.HEALTHY;
        };
    }

    /** It was there; that nobody listens any more is not its fault. */
    private static boolean isMissed(NodeHealth health) {
        return health.ageMs().isPresent() && health.cause() != NodeCause.NOT_LISTENING;
    }

    /** It lives, but its beats are lost, or came here before and come no more. */
    private static boolean isHalf(NodeHealth health, boolean listening) {
        boolean onlyAnswers = health.cause() == NodeCause.ANSWERS || health.cause() == NodeCause.HEARD_BY_PEERS;
        return health.cause() == NodeCause.LOSSY || listening && onlyAnswers && health.beats() > 0;
    }
}
