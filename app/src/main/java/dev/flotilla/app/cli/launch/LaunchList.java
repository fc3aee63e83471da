package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.run.NodeSurvey;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Show launched nodes, how each does, and what those wrote last that are not up.")
public final class LaunchList implements CliCommand {
    @Parameters(arity = "0..*", paramLabel = "BASE", description = "Only nodes of these names; all when left out.")
    List<String> bases = List.of();

    @Override
    public Reach reach() {
        return Reach.READS;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (LaunchHosts.sets(context, bases)) {
            case Outcome.Failed<List<NodeSet>> failed -> failed.as();
            case Outcome.Ok<List<NodeSet>>(List<NodeSet> sets) -> {
                NodeSurvey survey = new NodeSurvey(
                        context.rooms().engines(), context.rooms().workers());
                List<NodeRow> rows = new ArrayList<>();
                for (NodeSet set : sets) {
                    rows.addAll(survey.rows(set));
                }
                List<Json.Node> json = rows.stream().map(LaunchAnswers::json).toList();
                yield Outcome.ok(
                        Answer.of(json, rows.isEmpty() ? "No nodes were launched." : LaunchAnswers.table(rows)));
            }
        };
    }
}
