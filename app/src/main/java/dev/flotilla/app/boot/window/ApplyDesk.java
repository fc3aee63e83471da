package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.stack.PlanAnswers;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.ui.deploy.PlanDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the preview of a stack asks for: planning it, looking at its basis, applying, saving. */
final class ApplyDesk implements PlanDesk {
    private final World world;
    private final Applies applies;
    private final String stack;
    private final AtomicReference<@Nullable PlannedStack> last = new AtomicReference<>();

    ApplyDesk(World world, Applies applies, String stack) {
        this.world = world;
        this.applies = applies;
        this.stack = stack;
    }

    @Override
    public Outcome<DeployPlan> plan() {
        return StackDialogs.planned(world, stack).map(planned -> {
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
    public Outcome<Path> save(DeployPlan plan, Path file) {
        PlannedStack planned = last.get();
        if (planned == null || !planned.plan().equals(plan)) {
            return Outcome.failed(
                    Problem.of("FL-2325", "The plan has changed and was not saved.", "Save it again."));
        }
        Answer answer = new PlanAnswers(world.fleet(), false).of(planned);
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        try {
            Files.writeString(file, (json ? Json.write(answer.json()) : answer.text()) + System.lineSeparator());
            return Outcome.ok(file);
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-9006",
                    "The plan was not saved to " + file + ": " + e.getMessage() + ".",
                    "Choose another folder, or make room."));
        }
    }
}
