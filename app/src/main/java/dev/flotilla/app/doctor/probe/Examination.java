package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Known;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.doctor.rules.Doctor;
import dev.flotilla.app.doctor.rules.Scope;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * One examination: all hosts at once, then their containers, then what the targets reach, each step within a limit. Blocks for some
 * seconds, a minute at most for each step; never on the JavaFX thread. Interrupted it ends soon and leaves no helper behind.
 */
public final class Examination {
    private static final Duration HOSTS = Duration.ofSeconds(15);
    private static final Duration CONTAINERS = Duration.ofSeconds(30);
    private static final Duration LOOKS = Duration.ofSeconds(60);
    /** So long helpers may take to be removed when an examination is called off. */
    private static final Duration CLEARING = Duration.ofSeconds(6);

    private static final int AT_ONCE = 12;
    private static final int HELPERS_AT_ONCE = 8;
    private static final int MOST_CONTAINERS = 1_000;

    private final Visit visit;
    private final Engines engines;
    private final Together together;
    private final InstantSource clock;
    private final StackPlans plans;

    /** @param findings about the targets, and what they rest on */
    public record Result(Facts facts, List<Finding> findings, Scope scope) {}

    /** @param threads gives virtual threads */
    public Examination(Engines engines, ThreadFactory threads, InstantSource clock, StackPlans plans) {
        this.visit = new Visit(engines, clock);
        this.engines = engines;
        this.together = new Together(threads, CLEARING);
        this.clock = clock;
        this.plans = plans;
    }

    /** FL-6290 when a target is nothing that is known. */
    public Outcome<Result> run(Fleet fleet, Wish wish) throws InterruptedException {
        Optional<Helpers> helpers = wish.helpers()
                ? Optional.of(new Helpers(wish.image(), Long.toString(clock.millis(), 36), Helpers.LIFE))
                : Optional.empty();
        List<Visit.Found> hosts =
                together.each(fleet.hosts(), AT_ONCE, HOSTS, h -> visit.host(h, helpers), Examination::late);
        List<ContainerFacts> all = containers(hosts);
        Facts inventory = facts(wish, hosts, all, Set.of(), List.of(), Map.of());
        NodeTrust trust = new NodeTrust(wish.nodeTls(), clock);
        return switch (Scope.of(wish.targets(), inventory, fleet.stacks().keySet())) {
            case Outcome.Failed<Scope> failed -> failed.as();
            case Outcome.Ok<Scope>(Scope scope) ->
                Outcome.ok(closely(fleet, wish, hosts, inventory, scope, helpers, trust));
        };
    }

    private static Visit.Found late(Host host) {
        return Visit.silent(
                host,
                Problem.of(
                        "FL-1104",
                        host.name() + " did not answer within " + HOSTS.toSeconds() + " s.",
                        "Look whether its engine hangs."));
    }

    private record Seen(HostFacts host, RunningContainer container) {}

    private List<ContainerFacts> containers(List<Visit.Found> hosts) throws InterruptedException {
        List<Seen> seen = hosts.stream()
                .flatMap(found -> found.containers().stream().map(c -> new Seen(found.host(), c)))
                .limit(MOST_CONTAINERS)
                .toList();
        return together.each(
                seen,
                AT_ONCE,
                CONTAINERS,
                s -> visit.container(s.host(), s.container()),
                s -> new ContainerFacts(
                        new ContainerRef(s.host().id(), s.container().id()),
                        s.host(),
                        s.container(),
                        Known.not("its engine did not tell in time"),
                        Known.not(NodeReading.NOT_MEANT),
                        Known.not("it was not asked for"),
                        Optional.empty()));
    }

    private Facts facts(
            Wish wish,
            List<Visit.Found> hosts,
            List<ContainerFacts> containers,
            Set<ContainerRef> examined,
            List<Probe> probes,
            Map<String, Problem> refused) {
        return new Facts(
                clock.instant(),
                wish.helpers(),
                hosts.stream().map(Visit.Found::host).toList(),
                containers,
                examined,
                probes,
                refused);
    }

    private Result closely(
            Fleet fleet,
            Wish wish,
            List<Visit.Found> hosts,
            Facts inventory,
            Scope scope,
            Optional<Helpers> helpers,
            NodeTrust trust)
            throws InterruptedException {
        List<ContainerFacts> chosen = inventory.containers().stream()
                .filter(c -> scope.containers().contains(c.ref()))
                .toList();
        Map<ContainerRef, ContainerFacts> known = new HashMap<>();
        List<ContainerFacts> talked = together.each(chosen, AT_ONCE, CONTAINERS, c -> talk(c, trust), c -> c);
        talked.forEach(c -> known.put(c.ref(), c));
        List<Probe> probes = new ArrayList<>(fromHere(talked));
        Map<HostId, Optional<String>> bars =
                hosts.stream().collect(Collectors.toMap(f -> f.host().id(), Visit.Found::helpersBar));
        Inside inside = new Inside(engines, helpers, bars);
        List<Inside.Looked> looks = together.each(
                talked,
                HELPERS_AT_ONCE,
                LOOKS,
                c -> inside.look(c, Doctor.trials(inventory, c)),
                c -> inside.late(c, Doctor.trials(inventory, c)));
        looks.forEach(look -> probes.addAll(look.probes()));
        List<ContainerFacts> last = together.each(
                looks.stream().map(Inside.Looked::container).toList(),
                AT_ONCE,
                CONTAINERS,
                c -> listen(c, trust),
                c -> c);
        last.forEach(c -> known.put(c.ref(), c));
        List<ContainerFacts> all = inventory.containers().stream()
                .map(c -> known.getOrDefault(c.ref(), c))
                .toList();
        Facts facts = facts(wish, hosts, all, scope.containers(), probes, refused(fleet, scope));
        return new Result(facts, Doctor.about(scope.targets(), Doctor.look(facts)), scope);
    }

    private Map<String, Problem> refused(Fleet fleet, Scope scope) throws InterruptedException {
        Map<String, Problem> refused = new HashMap<>();
        for (WishedStack stack : fleet.stacks().values()) {
            if (scope.targets().contains(stack.name())) {
                plans.refusal(stack).ifPresent(problem -> refused.put(stack.name(), problem));
            }
        }
        return refused;
    }

    /** What a node says of itself, as this computer reaches it. */
    private static ContainerFacts talk(ContainerFacts container, NodeTrust trust) {
        return container.node().isEmpty() || !container.isRunning()
                ? container
                : with(
                        container,
                        container.log(),
                        Optional.of(node(container, container.node().get(), trust)));
    }

    private static NodeFacts node(ContainerFacts container, NodeFacts node, NodeTrust trust) {
        return switch (trust.of(node)) {
            case Known.NotHad<Optional<SSLSocketFactory>>(String why) -> node.telling(Known.not(why), List.of());
            case Known.Had<Optional<SSLSocketFactory>>(Optional<SSLSocketFactory> tls) -> {
                try {
                    yield told(container, node, new NodeTalk(container.host().address(), tls));
                } catch (SSLException e) {
                    yield node.telling(Known.not(NodeTrust.refused(e)), List.of());
                }
            }
        };
    }

    private static NodeFacts told(ContainerFacts container, NodeFacts node, NodeTalk talk) throws SSLException {
        List<Known<NodeFacts.Snapshot>> health = new ArrayList<>(node.health());
        Optional<PublishedPort> http =
                node.http().isPresent() ? container.outside(node.http().getAsInt(), Protocol.TCP) : Optional.empty();
        if (http.isPresent()) {
            health.add(talk.snapshot(http.get().hostPort()));
        }
        Optional<PublishedPort> comms =
                node.comms().isPresent() ? container.outside(node.comms().getAsInt(), Protocol.TCP) : Optional.empty();
        return node.telling(comms.isPresent() ? talk.heard(comms.get().hostPort()) : node.heard(), health);
    }

    /** The log, when everything was tried that might show in it, and the node once more. */
    private ContainerFacts listen(ContainerFacts container, NodeTrust trust) {
        Known<List<LogLine>> log = visit.log(container);
        ContainerFacts again = talk(container, trust);
        return with(again, log, again.node());
    }

    private static ContainerFacts with(ContainerFacts of, Known<List<LogLine>> log, Optional<NodeFacts> node) {
        return new ContainerFacts(of.ref(), of.host(), of.seen(), of.detail(), of.listeners(), log, node);
    }

    private record Door(String host, int port, Protocol protocol) {}

    private List<Probe> fromHere(List<ContainerFacts> containers) throws InterruptedException {
        List<Door> doors = new ArrayList<>();
        for (ContainerFacts container : containers) {
            if (container.isRunning()) {
                String address = container.host().address();
                Doctor.tried(container).forEach(p -> doors.add(new Door(address, p.hostPort(), Protocol.TCP)));
                container
                        .node()
                        .filter(n -> n.heartbeat().isPresent())
                        .flatMap(n -> container.outside(n.heartbeat().getAsInt(), Protocol.UDP))
                        .ifPresent(p -> doors.add(new Door(address, p.hostPort(), Protocol.UDP)));
            }
        }
        return together.each(
                doors.stream().distinct().limit(MOST_CONTAINERS).toList(),
                AT_ONCE * 4,
                CONTAINERS,
                d -> new Probe(
                        Optional.empty(),
                        d.host(),
                        d.port(),
                        d.protocol(),
                        FromHere.reach(d.host(), d.port(), d.protocol())),
                d -> new Probe(
                        Optional.empty(),
                        d.host(),
                        d.port(),
                        d.protocol(),
                        new Reached.NotTried("there was no time left")));
    }
}
