package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Masks;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules over all facts. */
public final class Doctor {
    private static final List<Rule> RULES = List.of(
            new EngineRules(),
            new Ended(),
            new Deaf(),
            new Doors(),
            new Configured(),
            new Canaries(),
            new Reaching(),
            new Heartbeats(),
            new Forwarders(),
            new Discovery(),
            new InStep(),
            new Logs(),
            new Unknowns());

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

    /** What a container means to reach, for those who try it. */
    public static List<Link> links(Facts facts, ContainerFacts container) {
        return Links.of(container, Scene.ours(facts));
    }

    /** The containers that take what goes along the links of these, and the forwarders' targets behind them. */
    public static Set<ContainerFacts> behind(Facts facts) {
        Scene scene = new Scene(facts);
        return scene.links().stream()
                .flatMap(link -> scene.receiver(link).stream())
                .collect(Collectors.toSet());
    }

    /** TCP ports of a container that this computer tries. */
    public static List<PublishedPort> tried(ContainerFacts container) {
        return Reaching.hereTried(container);
    }
}
