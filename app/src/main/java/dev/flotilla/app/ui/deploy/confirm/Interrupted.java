package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.DeployProgress;
import dev.flotilla.app.deploy.DeployProgress.Phase;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.deploy.activity.WorkPage;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.Series;
import java.util.List;

/** An apply that Flotilla did not live to end: exactly what was done, and what was not. */
public record Interrupted(String applyId, String stack, String title, String summary, List<Line> lines) {
    /** @param phase RUNNING means begun, with an end that nobody saw */
    public record Line(String host, int series, String what, Phase phase) {
        public String word() {
            return switch (phase) {
                case DONE -> "Done";
                case RUNNING -> "Begun";
                case WAITING -> "Not begun";
                case SKIPPED -> "Not begun";
                case FAILED -> "Failed";
                case UNDONE -> "Taken back";
            };
        }
    }

    public Interrupted {
        lines = List.copyOf(lines);
    }

    public static Interrupted of(DeployProgress progress, Fleet fleet) {
        DeployPlan plan = progress.plan();
        List<Line> lines = plan.steps().stream()
                .filter(Step::changes)
                .map(step -> line(step, progress, fleet))
                .toList();
        long done = lines.stream().filter(l -> l.phase() == Phase.DONE).count();
        String deed = switch (plan.kind()) {
            case APPLY -> "The apply of " + plan.stack();
            case STOP -> "Stopping " + plan.stack();
            case REMOVE -> "Removing " + plan.stack();
        };
        return new Interrupted(
                progress.applyId(),
                plan.stack(),
                deed + " was cut off",
                "Flotilla ended while it ran. " + done + " of " + Amounts.count(lines.size(), "change", "changes")
                        + (done == 1 ? " is made." : " are made.")
                        + " Finish it, or take back what it made.",
                lines);
    }

    private static Line line(Step step, DeployProgress progress, Fleet fleet) {
        DeployProgress.StepProgress its = progress.steps().get(step.head().id());
        return new Line(
                step.head().hostName(),
                Series.of(fleet, step.head().host()),
                WorkPage.title(step),
                its == null ? Phase.WAITING : its.phase());
    }
}
