package dev.flotilla.app.deploy.journal;

import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * An apply, a stop or a removal as the journal knows it.
 *
 * @param owner the process that carries it out, see {@link ProcessMark}
 * @param pending steps that should have been taken back and could not be yet
 * @param planText see {@link PlanText}
 */
public record ApplyRecord(
        String id,
        String stack,
        DeployPlan.Kind kind,
        OnFailure onFailure,
        ApplyState state,
        Instant startedAt,
        Optional<Instant> endedAt,
        String owner,
        int pending,
        String planText) {

    public ApplyRecord ended(ApplyState next, Instant at, int left) {
        return new ApplyRecord(id, stack, kind, onFailure, next, startedAt, Optional.of(at), owner, left, planText);
    }

    /** Nobody carries it on, and it is not at its end: it waits to be finished or taken back. */
    public boolean isLeftOpen() {
        return pending > 0 || (!state.isOver() && !ProcessMark.isAlive(owner));
    }

    /** Somebody carries it out right now. */
    public boolean isUnderWay() {
        return !state.isOver() && ProcessMark.isAlive(owner);
    }

    /** The state to show: what nobody carries on is interrupted. */
    public ApplyState shownState() {
        return !state.isOver() && !ProcessMark.isAlive(owner) ? ApplyState.INTERRUPTED : state;
    }
}
