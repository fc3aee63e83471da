package dev.flotilla.node.console;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The agreement's side of the console: what a person can ask of the replica. Called on any thread, answers on any thread, within a
 * limit; an answer never ends exceptionally. Whether somebody may ask for a change is settled by those who call.
 */
public interface Operator {
    /** The routing state that this node serves, and what it is about to do, as lines for people. */
    CompletionStage<Answer> state();

    /**
     * Begins a rollout at a step.
     *
     * @param percent the share of the canary, above 0 and up to 100; empty for the first step of the configured ones
     */
    CompletionStage<Answer> rollout(Optional<Double> percent);

    /** Gives all requests back to the stable model. */
    CompletionStage<Answer> rollback();

    /**
     * What became of a request.
     *
     * @param done false when it was refused or failed
     * @param text lines without the last line's end
     */
    record Answer(boolean done, String text) {}
}
