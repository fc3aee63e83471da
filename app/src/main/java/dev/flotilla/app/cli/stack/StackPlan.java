package dev.flotilla.app.cli.stack;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description = "Show where every service would go and why, and what would change. Changes nothing.")
public final class StackPlan implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "A compose file or a Graphium JSON file.")
    String file;

    @Option(
            names = "--strategy",
            paramLabel = "S",
            description = "single-host, auto, manual, spread or datacenter; stands before the file's own.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--reveal", description = "Show secrets in the commands.")
    boolean reveal;

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Path path = context.path(file);
        return switch (StackRooms.strategy(strategy)) {
            case Outcome.Failed<Optional<Strategy>> failed -> failed.as();
            case Outcome.Ok<Optional<Strategy>>(Optional<Strategy> chosen) ->
                StackRooms.planning(context)
                        .plan(path, context.rooms().fleet(), chosen, StackRooms.pins(context, path))
                        .map(new PlanAnswers(context.rooms().fleet(), reveal)::of);
        };
    }
}
