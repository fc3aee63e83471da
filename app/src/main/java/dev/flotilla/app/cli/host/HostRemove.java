package dev.flotilla.app.cli.host;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.CliCommand;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Edits;
import dev.flotilla.app.cli.kit.Reach;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.CarriedStacks;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = {
            "Forget a host. Nothing is stopped or removed there, but on an embedded host, whose nodes live in Flotilla alone.",
            "A host that carries containers of stacks is kept unless --force is given: without it nobody would",
            "stop or remove them any more. One that does not answer is forgotten with a warning."
        })
public final class HostRemove implements CliCommand {
    @Parameters(paramLabel = "NAME", description = "The host.")
    String name;

    @Option(
            names = "--force",
            description =
                    "Forget it although it carries containers of stacks; they run on, those of an embedded host end.")
    boolean force;

    @Override
    public Reach reach() {
        return Reach.WRITES;
    }

    @Override
    public Outcome<Answer> run(CommandContext context) throws InterruptedException {
        return switch (context.host(name)) {
            case Outcome.Failed<Host> failed -> failed.as();
            case Outcome.Ok<Host>(Host host) -> remove(context, host);
        };
    }

    private Outcome<Answer> remove(CommandContext context, Host host) throws InterruptedException {
        HostCall.Said said = HostCall.all(context, List.of(host)).getFirst();
        CarriedStacks stacks = CarriedStacks.of(said.containers());
        // Under its other name the containers stay in sight.
        if (!force && !stacks.isEmpty() && SameEngine.as(context, host).isEmpty()) {
            return Outcome.failed(carries(host, stacks));
        }
        List<String> warnings = said
                .fault()
                .map(fault -> host.name() + " was not looked at, for it " + fault
                        + " What stacks have there stays there, out of Flotilla's sight.")
                .stream()
                .toList();
        return Edits.submit(context, new FleetEdit.RemoveHost(host.id()))
                .map(change -> Answer.of(
                        Answer.ok().put("removed", host.name()).put("warnings", warnings),
                        "Removed " + host.name() + "; " + whatBecomes(host)
                                + warnings.stream().map(w -> "\nwarning: " + w).collect(Collectors.joining())));
    }

    /** An embedded host is a part of Flotilla: nothing of it is left to go on. */
    private static String whatBecomes(Host host) {
        return host.isEmbedded()
                ? "its nodes have ended with it. What they kept stays in the data folder."
                : "what runs there goes on.";
    }

    private static Problem carries(Host host, CarriedStacks stacks) {
        String what = stacks.inWords();
        return Problem.of(
                        "FL-1017",
                        host.name() + " still carries " + what
                                + (host.isEmbedded()
                                        ? "; they live inside Flotilla, and end when the host is forgotten."
                                        : "; forgotten, they would run on with nobody to stop them."),
                        "Move or remove them first (`flotilla stack remove "
                                + stacks.containers().firstKey() + " --yes`), or add --force to "
                                + (host.isEmbedded() ? "end them with it." : "leave them there."))
                .onHosts(List.of(new HostReason(host.name(), "carries " + what)));
    }
}
