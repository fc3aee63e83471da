package dev.flotilla.app.cli.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Watch a node no longer that was added by hand. Nothing is stopped or removed there.")
public final class NodesRemove implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The node.")
    String name;

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return Edits.submit(context, new FleetEdit.RemoveNode(name))
                .map(change -> Answer.of(
                        Answer.ok().put("removed", name), "Removed node " + name + "; it runs on, unwatched."));
    }
}
