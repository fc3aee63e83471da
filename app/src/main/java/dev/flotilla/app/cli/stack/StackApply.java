package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.deploy.run.Apply;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "apply", description = "Plan a stack file and carry the plan out.")
public final class StackApply implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "A compose file or a Graphium JSON file.")
    String file;

    @Option(
            names = "--strategy",
            paramLabel = "S",
            description = "single-host, auto, manual, spread or datacenter; stands before the file's own.")
    Optional<String> strategy = Optional.empty();

    @Option(
            names = "--on-failure",
            paramLabel = "rollback|keep",
            description = "What becomes of what was made when a step fails; rollback unless told otherwise.")
    String onFailure = "rollback";

    @Option(names = "--yes", description = "Do it; stands for the typed name of the stack.")
    boolean yes;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Path path = context.path(file);
        if (!onFailure.equals("rollback") && !onFailure.equals("keep")) {
            return Outcome.failed(Problem.of(
                    "FL-4005", "--on-failure is rollback or keep, not \"" + onFailure + "\".", "Use one of the two."));
        }
        return switch (StackRooms.strategy(strategy)) {
            case Outcome.Failed<Optional<Strategy>> failed -> failed.as();
            case Outcome.Ok<Optional<Strategy>>(Optional<Strategy> chosen) -> planned(context, path, chosen);
        };
    }

    private Outcome<Answer> planned(CommandContext context, Path path, Optional<Strategy> chosen)
            throws InterruptedException {
        Fleet fleet = context.rooms().fleet();
        Outcome<PlannedStack> planned =
                StackRooms.planning(context).plan(path, fleet, chosen, StackRooms.pins(context, path));
        return switch (planned) {
            case Outcome.Failed<PlannedStack> failed -> failed.as();
            case Outcome.Ok<PlannedStack>(PlannedStack plan) -> apply(context, path, chosen, plan, fleet);
        };
    }

    private Outcome<Answer> apply(
            CommandContext context, Path path, Optional<Strategy> chosen, PlannedStack planned, Fleet fleet)
            throws InterruptedException {
        PlanAnswers.warnings(planned).forEach(w -> context.output().note("warning: " + w));
        String title = "Applying " + PlanAnswers.title(planned.plan());
        if (StackRooms.sure(context, yes, title, planned.stack().name()) instanceof Outcome.Failed<String> unsure) {
            return unsure.as();
        }
        open(context, path, chosen, planned);
        if (planned.plan().steps().isEmpty()) {
            return Outcome.ok(Runs.nothing());
        }
        context.output().line(title);
        OnFailure choice = onFailure.equals("keep") ? OnFailure.KEEP : OnFailure.ROLLBACK;
        return switch (context.rooms().deployer().apply(planned.plan(), choice, fleet)) {
            case Outcome.Failed<Apply> failed -> failed.as();
            case Outcome.Ok<Apply>(Apply apply) -> new Runs(context).follow(apply, ApplyState.DONE);
        };
    }

    /** A stack that is applied is one the window shows; pins and strategy of an opened one stay. */
    private static void open(CommandContext context, Path path, Optional<Strategy> chosen, PlannedStack planned) {
        String name = planned.stack().name();
        WishedStack known = context.rooms().fleet().stacks().get(name);
        WishedStack next = new WishedStack(
                name,
                path.toString(),
                chosen.map(Strategy::word).or(() -> Optional.ofNullable(known).flatMap(WishedStack::strategy)),
                known == null ? Map.of() : known.pins());
        if (!next.equals(known)) {
            context.rooms()
                    .store()
                    .submit(new FleetEdit.OpenStack(next))
                    .toCompletableFuture()
                    .join();
        }
    }
}
