package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.doctor.Masks;
import dev.flotilla.app.stack.Protocol;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All rules over all facts. */
public final class Doctor {
    private static final List<Rule> RULES = List.of(
            new EngineRules(),
            new Ended(),
            new Deaf(),
            new Doors(),
            new Taken(),
            new Configured(),
            new Canaries(),
            new Reaching(),
            new Heartbeats(),
            new Forwarders(),
            new Discovery(),
            new Advertised(),
            new InStep(),
            new Logs(),
            new Unknowns());

    /** Hardly anybody listens there, so that a machine that is there refuses at once. */
    private static final int ECHO = 7;

    private Doctor() {}

    /** Worst first, then by target and code; secrets are masked. */
    public static List<Finding> look(Facts facts) {
        Scene scene = new Scene(facts);
        Masks masks = Masks.of(facts.containers());
        return RULES.stream()
                .flatMap(rule -> rule.look(scene).stream())
                .map(masks::clean)
                .distinct()
                .sorted(Comparator.comparing(Finding::level)
                        .thenComparing(Finding::target)
                        .thenComparing(Finding::code))
                .toList();
    }

    /** The findings about these hosts, containers and stacks alone. */
    public static List<Finding> about(Set<String> targets, List<Finding> findings) {
        return findings.stream().filter(f -> targets.contains(f.target())).toList();
    }

    /** What a container means to reach, for those who try it; and of each machine among that whether it answers at all. */
    public static List<Link> trials(Facts facts, ContainerFacts container) {
        List<Link> links = Links.of(container, Scene.ours(facts));
        List<Link> pings = links.stream()
                .map(Link::host)
                .filter(host -> facts.at(host).isPresent())
                .distinct()
                .map(host ->
                        new Link(container.ref(), host, ECHO, Protocol.TCP, Purpose.PING, "to see whether it answers"))
                .toList();
        return Stream.concat(links.stream(), pings.stream()).toList();
    }

    /** TCP ports of a container that this computer tries. */
    public static List<PublishedPort> tried(ContainerFacts container) {
        return Reaching.hereTried(container);
    }
}
