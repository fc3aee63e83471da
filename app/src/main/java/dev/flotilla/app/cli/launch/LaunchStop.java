package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.run.Launcher;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = "Stop all nodes of a base at once; they stay, and start again with launch, unless removed.")
public final class LaunchStop implements CliCommand {
    @Parameters(paramLabel = "BASE", description = "What the names of the nodes begin with.")
    String base = "";

    @Option(names = "--remove", description = "Remove them, and their network.")
    boolean remove;

    @Override
    public Reach reach() {
        return Reach.WRITES_AND_RUNS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (LaunchHosts.sets(context, List.of(base))) {
            case Outcome.Failed<List<NodeSet>> failed -> failed.as();
            case Outcome.Ok<List<NodeSet>>(List<NodeSet> sets) -> {
                LaunchReport report = new Launcher(
                                context.rooms().engines(), context.rooms().workers())
                        .stop(sets.getFirst(), remove, event -> Launch.tell(context, event));
                yield Outcome.ok(answer(report));
            }
        };
    }

    private Answer answer(LaunchReport report) {
        boolean well = report.problems().isEmpty();
        Json.Node json = Json.object()
                .put("ok", well)
                .put("base", report.base().text())
                .put("removed", report.removed())
                .put("nodes", report.rows().stream().map(LaunchAnswers::json).toList())
                .put("problems", LaunchAnswers.problems(report.problems()));
        String text = remove
                ? "Removed " + nodes(report.removed()) + " of " + report.base() + "."
                : "Stopped " + nodes(report.kept()) + " of " + report.base() + ".";
        return new Answer(json, text + LaunchAnswers.words(report.problems()), well ? 0 : 1);
    }

    private static String nodes(List<String> names) {
        return names.size() == 1 ? "1 node" : names.size() + " nodes";
    }
}
