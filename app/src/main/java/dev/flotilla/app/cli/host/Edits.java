package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.store.FleetChange;
import java.util.concurrent.ExecutionException;

/** Gives an edit to the store and waits until it is saved or refused. */
final class Edits {
    private Edits() {}

    static Outcome<FleetChange> submit(CommandContext context, FleetEdit edit) throws InterruptedException {
        try {
            return context.rooms().store().submit(edit).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store completes without exceptions", e);
        }
    }
}
