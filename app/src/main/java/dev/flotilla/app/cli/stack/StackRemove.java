package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove the containers and networks of a stack; named volumes only when asked.")
public final class StackRemove implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name;

    @Option(names = "--volumes", description = "Remove its named volumes too; their data is lost.")
    boolean volumes;

    @Option(names = "--yes", description = "Do it; stands for the typed name of the stack.")
    boolean yes;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Fleet fleet = context.rooms().fleet();
        return switch (StackRooms.planning(context).remove(name, volumes, fleet)) {
            case Outcome.Failed<DeployPlan> failed -> failed.as();
            case Outcome.Ok<DeployPlan>(DeployPlan plan) -> {
                if (volumes) {
                    plan.steps().stream()
                            .filter(s -> s.head().target().startsWith("volume "))
                            .forEach(s -> context.output()
                                    .note(s.head().hostName() + ": " + s.head().target() + ": "
                                            + s.head().reason()));
                }
                Outcome<Answer> outcome = StackStop.carryOut(
                        context, plan, fleet, yes, "Removing " + name + ", " + PlanAnswers.title(plan) + ",");
                if (outcome instanceof Outcome.Ok<Answer>(Answer answer)
                        && answer.exitCode() == 0
                        && context.rooms().fleet().stacks().containsKey(name)) {
                    context.rooms()
                            .store()
                            .submit(new FleetEdit.CloseStack(name))
                            .toCompletableFuture()
                            .join();
                }
                yield outcome;
            }
        };
    }
}
