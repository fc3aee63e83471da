package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Forget a host. Its engine is not contacted; what runs there goes on.")
public final class HostRemove implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The host.")
    String name;

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (context.host(name)) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host host) ->
                Edits.submit(context, new FleetEdit.RemoveHost(host.id()))
                        .map(change -> Answer.of(
                                Answer.ok().put("removed", host.name()),
                                "Removed " + host.name() + "; what runs there goes on."));
        };
    }
}
