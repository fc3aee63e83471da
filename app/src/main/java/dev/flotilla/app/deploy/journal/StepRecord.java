package dev.flotilla.app.deploy.journal;

import dev.flotilla.app.base.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the journal on one step; later entries on the same step stand before earlier ones.
 *
 * @param made id of the container that the step made, when it made one
 */
public record StepRecord(int step, What what, Instant at, Optional<String> made, Optional<Problem> problem) {
    /** What is recorded. */
    public enum What {
        /** Written before the engine is asked. */
        BEGUN,
        DONE,
        FAILED,
        SKIPPED,
        UNDONE,
        /** It should have been taken back, and the host did not do it. */
        UNDO_FAILED
    }

    public static StepRecord of(int step, What what, Instant at) {
        return new StepRecord(step, what, at, Optional.empty(), Optional.empty());
    }
}
