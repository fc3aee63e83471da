package dev.flotilla.app.deploy;

import dev.flotilla.app.base.Problem;
import java.time.Instant;

/** What happens while a plan is carried out. */
public sealed interface DeployEvent {
    Instant at();

    record Started(Instant at, String applyId, DeployPlan plan, OnFailure onFailure) implements DeployEvent {}

    record StepStarted(Instant at, int step) implements DeployEvent {}

    /** A line for the output of a step; no secrets. */
    record StepOutput(Instant at, int step, String line) implements DeployEvent {}

    record StepDone(Instant at, int step) implements DeployEvent {}

    record StepFailed(Instant at, int step, Problem problem) implements DeployEvent {}

    /** Not begun, because something before it failed or the user cancelled. */
    record StepSkipped(Instant at, int step) implements DeployEvent {}

    /** What a step did was taken back. */
    record StepUndone(Instant at, int step) implements DeployEvent {}

    record StateChanged(Instant at, ApplyState state) implements DeployEvent {}
}
