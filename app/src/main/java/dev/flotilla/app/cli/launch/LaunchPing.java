package dev.flotilla.app.cli.launch;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.cli.kit.TextTable;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.Ping;
import dev.flotilla.app.launch.run.Pinger;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "ping",
        description = {
            "Ask every launched node whether it answers, all at once and each for two seconds at most.",
            "One with a port is asked there; one without is pinged by name from another node of its host.",
            "Exits with 1 when one is silent."
        })
public final class LaunchPing implements CliCommand {
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
            case Outcome.Ok<List<NodeSet>>(List<NodeSet> sets) -> Outcome.ok(pinged(context, sets));
        };
    }

    private static Answer pinged(CommandContext context, List<NodeSet> sets) throws InterruptedException {
        Pinger pinger = new Pinger(context.rooms().engines(), context.rooms().workers());
        TextTable table = new TextTable("node", "host", "ping");
        List<Json.Node> json = new ArrayList<>();
        boolean silent = false;
        for (NodeSet set : sets) {
            List<Ping> pings = pinger.ping(set);
            for (int i = 0; i < pings.size(); i++) {
                LaunchedNode node = set.nodes().get(i);
                Ping ping = pings.get(i);
                silent |= ping instanceof Ping.Silent;
                table.row(node.name(), node.host().name(), ping.words());
                json.add(LaunchAnswers.json(ping)
                        .put("name", node.name())
                        .put("host", node.host().name()));
            }
        }
        return new Answer(json, json.isEmpty() ? "No nodes were launched." : table.toString(), silent ? 1 : 0);
    }
}
