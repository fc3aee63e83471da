package dev.flotilla.app.ui.deploy.activity;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Status;
import javafx.scene.Node;

/** The glyph of a step or a work by where it stands. */
final class PhaseLook {
    private PhaseLook() {}

    /** A waiting step has no status yet: a line clock stands for it. */
    static Node of(Phase phase, int size) {
        return switch (phase) {
            case WAITING -> Icons.muted("clock", size);
            case RUNNING -> Icons.status(Status.STARTING, size);
            case DONE -> Icons.status(Status.HEALTHY, size);
            case FAILED -> Icons.status(Status.DOWN, size);
            case SKIPPED -> Icons.status(Status.OFFLINE, size);
            case UNDONE -> Icons.muted("corner-up-left", size);
        };
    }

    static Node of(ApplyState state, int size) {
        return Icons.status(status(state), size);
    }

    static Status status(ApplyState state) {
        return switch (state) {
            case RUNNING, ROLLING_BACK -> Status.STARTING;
            case DONE -> Status.HEALTHY;
            case FAILED -> Status.DOWN;
            case CANCELLED, ROLLED_BACK, INTERRUPTED -> Status.DEGRADED;
        };
    }
}
