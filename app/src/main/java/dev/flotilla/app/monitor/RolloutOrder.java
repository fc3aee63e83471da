package dev.flotilla.app.monitor;

/** What a coordinator is told to do; it wants the rollout token with it. */
public sealed interface RolloutOrder {
    /** From the share in force on, step by step. */
    record Start() implements RolloutOrder {}

    /** Go to this share and stay, 0-1. */
    record To(double share) implements RolloutOrder {}

    /** Stay at the share in force. */
    record Pause() implements RolloutOrder {}

    /** All to the canary, which becomes the stable model. */
    record Promote() implements RolloutOrder {}

    record RollBack() implements RolloutOrder {}
}
