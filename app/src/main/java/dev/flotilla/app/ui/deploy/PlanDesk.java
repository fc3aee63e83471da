package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.kit.command.Command;
import java.nio.file.Path;
import java.util.Optional;

/** What the preview needs from the rest: one desk per preview, for one stack and one deed. Calls block. */
public interface PlanDesk {
    /** Surveys the hosts and plans anew. */
    Outcome<DeployPlan> plan();

    /** What of the plan's basis has changed; empty when it still holds. */
    Optional<Problem> changedSince(DeployPlan plan);

    /** Begins to apply exactly this plan; it goes on in the activity panel. A refusal is a failure. */
    Outcome<String> apply(DeployPlan plan, OnFailure onFailure);

    /**
     * Writes the plan to a file, secrets masked: as JSON when the file's name ends so, else as text; both as the command
     * line prints them.
     */
    Outcome<Path> save(DeployPlan plan, Path file);

    /** The command that plans and applies the same; empty when there is none. On the JavaFX thread. */
    default Optional<Command> command(OnFailure onFailure) {
        return Optional.empty();
    }
}
