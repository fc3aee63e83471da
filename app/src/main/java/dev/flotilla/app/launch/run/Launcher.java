package dev.flotilla.app.launch.run;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.together.Together;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblems;
import dev.flotilla.app.docker.Engines;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.launch.Growth;
import dev.flotilla.app.launch.LaunchEvent;
import dev.flotilla.app.launch.LaunchLabels;
import dev.flotilla.app.launch.LaunchOrder;
import dev.flotilla.app.launch.LaunchReport;
import dev.flotilla.app.launch.LaunchedNode;
import dev.flotilla.app.launch.NodeBase;
import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.launch.NodeSet;
import dev.flotilla.app.launch.NodeState;
import dev.flotilla.app.secret.EnvValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings a set of nodes to the wished number, and stops it. Blocks, for minutes when it builds; an interrupt calls it off.
 * Events come on several threads, one at a time for each host.
 */
public final class Launcher {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    /** So long a service may take from its start until its port answers, before it is called silent. */
    private static final Duration LISTENS = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Engines engines;
    private final ThreadFactory threads;
    private final NodeSurvey survey;
    private final Together all;
    private final Duration moment;

    /** @param threads gives virtual threads */
    public Launcher(Engines engines, ThreadFactory threads) {
        this(engines, threads, Settling.MOMENT);
    }

    /** @param moment how long nodes that were started are looked at before they are called up */
    Launcher(Engines engines, ThreadFactory threads, Duration moment) {
        this.moment = moment;
        this.engines = engines;
        this.threads = threads;
        this.survey = new NodeSurvey(engines, threads);
        this.all = new Together(threads);
    }

    /** @param fleet all hosts: nodes of the set on any of them count */
    public Outcome<LaunchReport> launch(LaunchOrder order, List<Host> fleet, Consumer<LaunchEvent> events)
            throws InterruptedException {
        NodeSet before = NodeSet.found(order.base(), survey.ask(fleet));
        for (NodeSet.Silent silent : before.silent()) {
            if (order.hosts().stream().anyMatch(h -> h.id().equals(silent.host().id()))) {
                return Outcome.failed(NodeSurvey.unanswered(silent));
            }
            events.accept(new LaunchEvent.Did(
                    silent.host().name(), "does not answer; nodes that may be there are not counted"));
        }
        int here = (int)
                before.nodes().stream().map(LaunchedNode::index).distinct().count();
        int count = order.count().orElse(here == 0 ? LaunchOrder.USUAL : here);
        Optional<Integer> port =
                order.port().or(() -> before.nodes().stream().findFirst().flatMap(LaunchedNode::port));
        if (port.orElse(1) < 1 || port.orElse(1) + count - 1 > 65_535) {
            return Outcome.failed(Problem.of(
                    "FL-6107",
                    "Port " + port.orElse(0) + " and " + count + " nodes do not go together: node i is published at it"
                            + " plus i - 1, up to 65535.",
                    "Choose a port from 1 to " + (65_536 - count) + "."));
        }
        return image(order, events).then(holder -> grow(order, before, count, port, holder, events));
    }

    /** The host that has the image now; built there when it comes from a folder. */
    private Outcome<Host> image(LaunchOrder order, Consumer<LaunchEvent> events) {
        return switch (order.source()) {
            case LaunchOrder.Source.Image(String reference) ->
                new ImageCarrier(engines, threads, events).holder(reference, order.hosts());
            case LaunchOrder.Source.Folder(var path) -> {
                Host host = order.buildOn().orElse(order.hosts().getFirst());
                yield new ImageBuild(threads, events)
                        .run(path, order.image(), host, engines.of(host))
                        .map(id -> host);
            }
        };
    }

    private Outcome<LaunchReport> grow(
            LaunchOrder order,
            NodeSet before,
            int count,
            Optional<Integer> port,
            Host holder,
            Consumer<LaunchEvent> events) {
        try {
            Optional<String> id = engines.of(holder).image(order.image()).map(ImageFacts::id);
            Growth growth =
                    Growth.of(before, new Growth.Wish(count, order.hosts(), order.replace() ? id : Optional.empty()));
            List<Problem> problems = new ArrayList<>(carry(order, growth, holder, events));
            Recipe recipe = new Recipe(order.image(), port, environment(order, before));
            List<HostCrew> crews = problems.isEmpty() ? carryOut(order.base(), growth, recipe, events) : List.of();
            crews.forEach(crew -> problems.addAll(crew.problems()));
            List<Host> hosts = hosts(order, before);
            problems.addAll(
                    new Linking(engines, threads, events).bring(order.base(), survey.ask(hosts), before.silent()));
            int outdated = (int) growth.keep().stream()
                    .filter(node ->
                            id.isPresent() && !node.container().imageId().equals(id.get()))
                    .count();
            Optional<String> builtOn =
                    order.source() instanceof LaunchOrder.Source.Folder ? Optional.of(holder.name()) : Optional.empty();
            return Outcome.ok(report(order, builtOn, growth, crews, outdated, hosts, problems));
        } catch (EngineException e) {
            return Outcome.failed(EngineProblems.inWords(e.problem(), holder.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(
                    Problem.of("FL-6114", "The launch was called off.", "The table shows what is there."));
        }
    }

    private List<Problem> carry(LaunchOrder order, Growth growth, Host holder, Consumer<LaunchEvent> events)
            throws InterruptedException {
        List<Host> targets = order.hosts().stream()
                .filter(h -> growth.create().stream()
                        .anyMatch(placed -> placed.host().id().equals(h.id())))
                .toList();
        ImageCarrier carrier = new ImageCarrier(engines, threads, events);
        return all
                .each(
                        targets,
                        4,
                        LIMIT,
                        host -> carrier.carry(order.image(), holder, host),
                        host -> Optional.of(Problem.of(
                                "FL-6113",
                                host.name() + " did not get the image within " + LIMIT.toMinutes() + " minutes.",
                                "Look at the network between here and there.")))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<HostCrew> carryOut(NodeBase base, Growth growth, Recipe recipe, Consumer<LaunchEvent> events)
            throws InterruptedException {
        Map<HostId, Host> hosts = new LinkedHashMap<>();
        growth.create().forEach(placed -> hosts.put(placed.host().id(), placed.host()));
        growth.start().forEach(node -> hosts.put(node.host().id(), node.host()));
        growth.remove().forEach(node -> hosts.put(node.host().id(), node.host()));
        List<HostCrew> crews = hosts.values().stream()
                .map(host -> new HostCrew(base, host, engines.of(host), events))
                .toList();
        List<Host> order = List.copyOf(hosts.values());
        Settling settling = new Settling(engines, order, moment);
        try (settling) {
            all.each(
                    crews,
                    Math.max(1, crews.size()),
                    LIMIT,
                    crew -> {
                        Host host = order.get(crews.indexOf(crew));
                        work(crew, host, growth, recipe);
                        return true;
                    },
                    crew -> false);
            settling.await(crews.stream()
                    .flatMap(crew -> Stream.concat(crew.created().stream(), crew.started().stream()))
                    .toList());
        }
        return crews;
    }

    private static void work(HostCrew crew, Host host, Growth growth, Recipe recipe) {
        growth.remove().stream().filter(on(host)).forEach(crew::remove);
        growth.replace().stream().filter(on(host)).forEach(crew::remove);
        growth.start().stream().filter(on(host)).forEach(crew::start);
        growth.create().stream()
                .filter(placed -> placed.host().id().equals(host.id()))
                .forEach(placed -> crew.create(placed.index(), recipe));
        boolean anyLeft = growth.keep().stream().anyMatch(on(host))
                || growth.start().stream().anyMatch(on(host))
                || !crew.created().isEmpty();
        if (!anyLeft && crew.problems().isEmpty()) {
            crew.removeLinks();
            crew.removeNetwork();
        }
    }

    /** What was given, else what the nodes that are there were given, so that later ones are like them. */
    private Map<String, EnvValue> environment(LaunchOrder order, NodeSet before) {
        Optional<LaunchedNode> model = before.nodes().stream().findFirst();
        if (!order.environment().isEmpty() || model.isEmpty()) {
            return order.environment();
        }
        String names = model.get().container().label(LaunchLabels.ENVIRONMENT).orElse("");
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, EnvValue> values =
                new LinkedHashMap<>(engines.of(model.get().host())
                        .inspect(model.get().container().id())
                        .environment());
        values.keySet().retainAll(List.of(names.split(",")));
        return values;
    }

    private static List<Host> hosts(LaunchOrder order, NodeSet before) {
        Map<HostId, Host> hosts = new LinkedHashMap<>();
        order.hosts().forEach(host -> hosts.put(host.id(), host));
        before.nodes().forEach(node -> hosts.put(node.host().id(), node.host()));
        return List.copyOf(hosts.values());
    }

    private static Predicate<LaunchedNode> on(Host host) {
        return node -> node.host().id().equals(host.id());
    }

    private LaunchReport report(
            LaunchOrder order,
            Optional<String> builtOn,
            Growth growth,
            List<HostCrew> crews,
            int outdated,
            List<Host> hosts,
            List<Problem> problems)
            throws InterruptedException {
        boolean begun = crews.stream()
                .anyMatch(crew -> !crew.created().isEmpty() || !crew.started().isEmpty());
        List<NodeRow> rows = rows(order.base(), hosts, begun && !moment.isZero());
        return new LaunchReport(
                order.base(),
                order.image(),
                builtOn,
                crews.stream().flatMap(crew -> crew.created().stream()).toList(),
                crews.stream().flatMap(crew -> crew.started().stream()).toList(),
                crews.stream().flatMap(crew -> crew.removed().stream()).toList(),
                growth.keep().stream().map(LaunchedNode::name).toList(),
                outdated,
                rows,
                problems);
    }

    /** @param begun whether some were started just now: their ports may take a moment to answer */
    private List<NodeRow> rows(NodeBase base, List<Host> hosts, boolean begun) throws InterruptedException {
        long until = System.nanoTime() + LISTENS.toNanos();
        List<NodeRow> rows = survey.rows(NodeSet.found(base, survey.ask(hosts)));
        while (begun
                && rows.stream().anyMatch(row -> row.state() instanceof NodeState.Silent)
                && System.nanoTime() < until) {
            LockSupport.parkNanos(AGAIN.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("while the nodes start");
            }
            rows = survey.rows(NodeSet.found(base, survey.ask(hosts)));
        }
        return rows;
    }

    /**
     * Stops all nodes of a set at once.
     *
     * @param remove whether they are removed as well, with their networks
     */
    public LaunchReport stop(NodeSet set, boolean remove, Consumer<LaunchEvent> events) throws InterruptedException {
        return new Stopping(engines, threads, LIMIT).stop(set, remove, events);
    }
}
