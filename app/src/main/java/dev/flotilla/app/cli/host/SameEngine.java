package dev.flotilla.app.cli.host;

import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.fleet.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether hosts of the fleet are the engine of another host, by what the engines say of themselves. */
final class SameEngine {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private SameEngine() {}

    /** The other hosts of the fleet that are this one's engine; those that do not answer within 2 s are not among them. */
    static List<Host> as(CommandContext context, Host host) throws InterruptedException {
        List<Host> asked = new ArrayList<>(List.of(host));
        context.rooms().fleet().hosts().stream()
                .filter(other -> !other.id().equals(host.id()) && !other.isEmbedded())
                .forEach(asked::add);
        if (host.isEmbedded() || asked.size() == 1) {
            return List.of();
        }
        List<HostCall.Said> said = HostCall.all(context, asked, LIMIT);
        return said.stream()
                .skip(1)
                .filter(other -> said.getFirst()
                        .facts()
                        .flatMap(own -> other.facts().map(own::isSameEngineAs))
                        .orElse(false))
                .map(HostCall.Said::host)
                .toList();
    }

    /** A sentence for each of them. */
    static List<String> warnings(CommandContext context, Host host) throws InterruptedException {
        return as(context, host).stream()
                .map(other -> host.name() + " is the same engine as " + other.name()
                        + "; plans are refused while both are in the fleet. Forget one of the two.")
                .toList();
    }
}
