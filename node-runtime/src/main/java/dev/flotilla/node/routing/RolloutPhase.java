package dev.flotilla.node.routing;

import java.util.Optional;

/** Where a rollout stands. Times are monotonic nanoseconds. */
public sealed interface RolloutPhase {
    /** Nothing runs; the reason says how the last one ended. */
    record Idle(String lastEnd) implements RolloutPhase {}

    /**
     * A step is with the commit, or waits to be proposed again.
     *
     * @param attempt from 1
     * @param againAtNanos when to propose again; empty while the commit has it
     */
    record Proposing(Goal goal, int attempt, Optional<Long> againAtNanos) implements RolloutPhase {}

    /**
     * A step is in force and is watched.
     *
     * @param saidWaiting whether it was said that there are too few requests
     */
    record Dwelling(int step, long sinceNanos, boolean saidWaiting) implements RolloutPhase {}

    /**
     * A share is in force for as long as its canary does well: the last step of a plan that ends below all, what a coordinator
     * found in force when it restarted, or where a rollout stopped because nothing more was agreed on.
     *
     * @param share of the canary, 0 to 1
     */
    record Holding(double share, long sinceNanos) implements RolloutPhase {}

    /** What is proposed. */
    sealed interface Goal {
        record Step(int index) implements Goal {}

        record Promote() implements Goal {}

        record Rollback(String reason) implements Goal {}
    }
}
