package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.fleet.Fleet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stop every container of a stack; they stay, and start again with apply.")
public final class StackStop implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name;

    @Option(names = "--yes", description = "Do it; stands for the typed name of the stack.")
    boolean yes;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Fleet fleet = context.rooms().fleet();
        return switch (StackRooms.planning(context).stop(name, fleet)) {
            case Outcome.Failed<DeployPlan> failed -> failed.as();
            case Outcome.Ok<DeployPlan>(DeployPlan plan) ->
                carryOut(context, plan, fleet, yes, "Stopping " + name + ", " + PlanAnswers.title(plan) + ",");
        };
    }

    static Outcome<Answer> carryOut(CommandContext context, DeployPlan plan, Fleet fleet, boolean yes, String what)
            throws InterruptedException {
        plan.warnings().forEach(w -> context.output().note("warning: " + PlanAnswers.words(w)));
        if (StackRooms.sure(context, yes, what, plan.stack()) instanceof Outcome.Failed<String> unsure) {
            return unsure.as();
        }
        if (plan.steps().isEmpty()) {
            return Outcome.ok(Runs.nothing());
        }
        return switch (context.rooms().deployer().apply(plan, OnFailure.KEEP, fleet)) {
            case Outcome.Failed<Apply> failed -> failed.as();
            case Outcome.Ok<Apply>(Apply apply) -> new Runs(context).follow(apply, ApplyState.DONE);
        };
    }
}
