package dev.flotilla.app.cli.kit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.store.FleetChange;
import java.util.concurrent.ExecutionException;

/** Gives an edit to the store and waits until it is saved or refused. */
public final class Edits {
    private Edits() {}

    public static Outcome<FleetChange> submit(CommandContext context, FleetEdit edit) throws InterruptedException {
        try {
            return context.rooms().store().submit(edit).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store completes without exceptions", e);
        }
    }
}
