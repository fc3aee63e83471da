package dev.flotilla.node.console;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The operator of a node that takes part in no agreement. */
public final class NoAgreement implements Operator {
    private static final Answer NONE = new Answer(false, "This node takes part in no agreement.");

    @Override
    public CompletionStage<Answer> state() {
        return CompletableFuture.completedFuture(NONE);
    }

    @Override
    public CompletionStage<Answer> rollout(Optional<Double> percent) {
        return CompletableFuture.completedFuture(NONE);
    }

    @Override
    public CompletionStage<Answer> rollback() {
        return CompletableFuture.completedFuture(NONE);
    }
}
