package dev.flotilla.app.deploy.book;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import java.time.Instant;
import java.util.Optional;

/**
 * An apply, stop or removal of the past, or one under way.
 *
 * @param progress with the plan, whose secrets are masked wherever they are shown
 * @param pending steps that should have been taken back and could not be yet
 * @param leftOpen it waits to be finished or taken back
 */
public record HistoryEntry(
        String applyId,
        String stack,
        DeployPlan.Kind kind,
        DeployProgress progress,
        Optional<Instant> endedAt,
        int pending,
        boolean leftOpen) {
    public long failed() {
        return progress.count(DeployProgress.Phase.FAILED);
    }
}
