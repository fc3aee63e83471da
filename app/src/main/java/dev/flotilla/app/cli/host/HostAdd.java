package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.docker.embedded.EmbeddedAddress;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description =
                "Add a host. Its engine is asked for 2 s whether it is in the fleet already; `host test` tests it.")
public final class HostAdd implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "What it is called; letters, digits, \"-\", \"_\" and \".\".")
    String name;

    @Option(
            names = "--engine",
            required = true,
            paramLabel = "ADDRESS",
            description = "unix:///path, tcp://host:port or embedded:")
    String engine;

    @Mixin
    HostOptions options = new HostOptions();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        // The address is put over this one, whatever was typed.
        Host blank = Host.of(HostId.random(new SecureRandom()), name.strip(), new EngineAddress.Embedded());
        Outcome<Host> wished = options.over(blank, Optional.of(engine), new TreeMap<>(), context);
        return switch (wished) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host typed) -> {
                Host host = EmbeddedAddress.given(typed, context.rooms().fleet());
                List<String> same = SameEngine.warnings(context, host);
                yield Edits.submit(context, new FleetEdit.AddHost(host, Optional.empty()))
                        .map(change -> HostAnswers.kept("Added", host, same));
            }
        };
    }
}
