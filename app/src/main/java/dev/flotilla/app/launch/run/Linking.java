package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.Link;
import dev.flotilla.app.launch.Links;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.NodeSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Lets the nodes of several hosts find each other by name: makes the links that are missing, takes the others away. */
final class Linking {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Engines engines;
    private final Together all;
    private final ImageCarrier carrier;
    private final Consumer<LaunchEvent> events;

    Linking(Engines engines, ThreadFactory threads, Consumer<LaunchEvent> events) {
        this.engines = engines;
        this.all = new Together(threads);
        this.carrier = new ImageCarrier(engines, threads, events);
        this.events = events;
    }

    /**
     * @param answers what the hosts have, after the nodes were made
     * @param silent hosts that may have more nodes
     */
    List<Problem> bring(NodeBase base, List<NodeSet.Answer> answers, List<NodeSet.Silent> silent)
            throws InterruptedException {
        List<Link.Standing> standing = new ArrayList<>();
        answers.forEach(answer -> answer.containers()
                .forEach(c -> Link.Standing.of(base, answer.host(), c).ifPresent(standing::add)));
        Links links = Links.of(new NodeSet(base, NodeSet.found(base, answers).nodes(), silent), standing);
        List<Problem> problems = new ArrayList<>(links.problems());
        Map<HostId, Host> hosts = new LinkedHashMap<>();
        answers.forEach(answer -> hosts.put(answer.host().id(), answer.host()));
        List<Link> create =
                links.create().stream().filter(link -> hasNetworks(link.on())).toList();
        List<Host> targets = create.stream().map(Link::on).distinct().toList();
        if (!targets.isEmpty()) {
            Optional<Problem> without = image(targets);
            if (without.isPresent()) {
                problems.add(without.get());
                create = List.of();
            }
        }
        List<Link> made = create;
        all.each(
                        List.copyOf(hosts.values()),
                        Math.max(1, hosts.size()),
                        LIMIT,
                        host -> work(base, host, made, links.remove()),
                        host -> List.of(Problem.of(
                                "FL-6117",
                                "The links of " + base + " on " + host.name() + " were not made in time.",
                                "Look at its engine, and launch again.")))
                .forEach(problems::addAll);
        return problems;
    }

    private List<Problem> work(NodeBase base, Host host, List<Link> create, List<Link.Standing> remove) {
        HostCrew crew = new HostCrew(base, host, engines.of(host), events);
        remove.stream().filter(link -> link.host().equals(host.id())).forEach(crew::remove);
        create.stream().filter(link -> link.on().id().equals(host.id())).forEach(crew::create);
        return crew.problems();
    }

    private boolean hasNetworks(Host host) {
        try {
            return engines.of(host).facts().can(Capability.NETWORKS);
        } catch (EngineException e) {
            return false;
        }
    }

    /** Empty when all of the hosts have the links' image now. */
    private Optional<Problem> image(List<Host> hosts) {
        return switch (carrier.holder(Link.IMAGE, hosts)) {
            case Outcome.Failed<Host> failed -> Optional.of(without(failed.first()));
            case Outcome.Ok<Host>(Host holder) ->
                hosts.stream()
                        .flatMap(host -> carrier.carry(Link.IMAGE, holder, host).stream())
                        .findFirst()
                        .map(Linking::without);
        };
    }

    private static Problem without(Problem why) {
        return Problem.of(
                "FL-6117",
                "The nodes run; those of different hosts do not find each other by name, for that needs the image "
                        + Link.IMAGE + ". " + why.message(),
                "Load it on one of the hosts (docker save, docker load), and launch again.");
    }
}
