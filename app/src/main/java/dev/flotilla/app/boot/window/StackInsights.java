package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.deploy.book.AppliedStacks;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.ui.inspector.StackInsight;
import java.nio.file.Path;
import java.util.Optional;

/** Reads for the inspector what files and journal know of a stack; what cannot be read is left out. */
record StackInsights(World world) implements StackInsight.Source {
    @Override
    public StackInsight of(String stack) {
        return new StackInsight(
                Optional.ofNullable(world.fleet().stacks().get(stack)).flatMap(this::file), placed(stack));
    }

    private Optional<Stack> file(WishedStack stack) {
        return switch (world.planning().read(Path.of(stack.file()))) {
            case Outcome.Ok<StackReading>(StackReading reading) -> Optional.of(reading.stack());
            case Outcome.Failed<StackReading> failed -> Optional.empty();
        };
    }

    private Optional<Placement> placed(String stack) {
        return switch (new AppliedStacks(world.journal(), world.vault()).placement(stack)) {
            case Outcome.Ok<Optional<Placement>>(Optional<Placement> found) -> found;
            case Outcome.Failed<Optional<Placement>> failed -> Optional.empty();
        };
    }
}
