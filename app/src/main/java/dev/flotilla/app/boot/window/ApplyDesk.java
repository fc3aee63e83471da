package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.ui.deploy.PlanDesk;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.Commands;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the preview of a stack asks for: planning it, looking at its basis, applying, saving. */
final class ApplyDesk implements PlanDesk {
    private final World world;
    private final Applies applies;
    private final String stack;
    private final Set<ContainerId> anew;
    private final AtomicReference<@Nullable PlannedStack> last = new AtomicReference<>();

    /** @param anew containers that are made anew even where nothing of them differs */
    ApplyDesk(World world, Applies applies, String stack, Set<ContainerId> anew) {
        this.anew = Set.copyOf(anew);
        this.world = world;
        this.applies = applies;
        this.stack = stack;
    }

    @Override
    public Outcome<DeployPlan> plan() {
        return StackDialogs.planned(world, stack, anew).map(planned -> {
            last.set(planned);
            return planned.plan();
        });
    }

    @Override
    public Optional<Problem> changedSince(DeployPlan plan) {
        return switch (Calm.outcome(() -> Outcome.ok(world.deployer().changedSince(plan, world.fleet())))) {
            case Outcome.Ok<Optional<Problem>>(Optional<Problem> changed) -> changed;
            case Outcome.Failed<Optional<Problem>> failed -> Optional.of(failed.first());
        };
    }

    @Override
    public Outcome<String> apply(DeployPlan plan, OnFailure onFailure) {
        return applies.begin(plan, onFailure);
    }

    @Override
    public Optional<Command> command(OnFailure onFailure) {
        // What is to be made anew without a difference cannot be said there.
        return anew.isEmpty()
                ? Optional.ofNullable(world.fleet().stacks().get(stack))
                        .map(wished -> Commands.apply(wished, onFailure))
                : Optional.empty();
    }

    @Override
    public Outcome<Path> save(DeployPlan plan, Path file) {
        PlannedStack planned = last.get();
        if (planned == null || !planned.plan().equals(plan)) {
            return Outcome.failed(Problem.of("FL-2325", "The plan has changed and was not saved.", "Save it again."));
        }
        return PlanFile.write(planned, world.fleet(), file);
    }
}
