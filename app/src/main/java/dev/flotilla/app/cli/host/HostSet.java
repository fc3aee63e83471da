package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.store.FleetChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Change a host; what is not named stays. \"none\" takes an option back.")
public final class HostSet implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The host.")
    String name;

    @Option(names = "--name", paramLabel = "NEW", description = "A new name.")
    Optional<String> newName = Optional.empty();

    @Option(names = "--engine", paramLabel = "ADDRESS", description = "unix:///path, tcp://host:port or embedded:")
    Optional<String> engine = Optional.empty();

    @Option(names = "--no-label", paramLabel = "K", description = "Takes a label away; may be repeated.")
    List<String> goneLabels = new ArrayList<>();

    @Mixin
    HostOptions options = new HostOptions();

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        Outcome<Host> wished = context.host(name).then(old -> {
            TreeMap<String, String> labels = new TreeMap<>(old.labels());
            goneLabels.forEach(labels::remove);
            return options.over(renamed(old), engine, labels, context);
        });
        return switch (wished) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host host) -> {
                Outcome<FleetChange> changed = Edits.submit(context, new FleetEdit.ChangeHost(host));
                List<String> same = engine.isPresent() ? SameEngine.warnings(context, host) : List.of();
                yield changed.map(change -> HostAnswers.kept("Changed", host, same));
            }
        };
    }

    private Host renamed(Host old) {
        return newName.map(next -> old.withName(next.strip())).orElse(old);
    }
}
