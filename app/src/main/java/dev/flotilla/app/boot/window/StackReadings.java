package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.fleet.store.FleetChange;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.ui.stacks.StackDesk;
import java.nio.file.Path;

/** Reads, places and keeps stacks for the section Stacks. */
record StackReadings(World world) implements StackDesk {
    @Override
    public Outcome<Stack> read(Path file) {
        return world.planning().read(file).map(StackReading::stack);
    }

    @Override
    public Outcome<Placement> place(WishedStack stack) {
        return StackDialogs.planned(world, stack)
                .map(PlannedStack::plan)
                .then(plan -> plan.placement()
                        .map(Outcome::ok)
                        .orElseGet(() -> Outcome.failed(
                                Problem.of("FL-2323", "Nothing of this stack is placed.", "Add a service to it."))));
    }

    @Override
    public Outcome<Fleet> submit(FleetEdit edit) {
        return world.store().submit(edit).toCompletableFuture().join().map(FleetChange::after);
    }
}
