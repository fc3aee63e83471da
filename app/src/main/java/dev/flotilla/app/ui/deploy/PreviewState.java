package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a preview stands. */
public sealed interface PreviewState {
    /** The hosts are being asked. */
    record Planning() implements PreviewState {}

    /** There is no plan, and these are the reasons. */
    record Refused(List<Problem> problems) implements PreviewState {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A plan to look at.
     *
     * @param checkedAt when its basis was last looked at
     * @param changed what has changed since it was made; then it cannot be applied
     * @param refusal why it could not be begun
     */
    record Ready(
            DeployPlan plan, PlanPage page, Instant checkedAt, Optional<Problem> changed, Optional<Problem> refusal)
            implements PreviewState {
        public boolean canApply() {
            return changed.isEmpty() && page.primary().isPresent();
        }
    }

    /** It was handed over; the preview closes. */
    record Begun(String applyId) implements PreviewState {}
}
