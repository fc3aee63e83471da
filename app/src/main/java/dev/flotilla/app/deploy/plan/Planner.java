package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Endpoint;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes the plan of an apply: what differs from what stands, in an order that keeps dependencies, and nothing else.
 * Steps in order: what hosts need; containers wave by wave, each with a wait until it is ready; then what is no longer
 * wished goes.
 */
public final class Planner {
    private final PlanRequest request;
    private final Stack stack;
    private final List<Decision> decisions;
    private final Specs specs;
    private final Order order;
    private final Drafts drafts;
    private final Map<String, Set<Integer>> readyBy = new HashMap<>();

    private Planner(PlanRequest request, List<Decision> decisions, Specs specs) {
        this.request = request;
        this.stack = request.stack();
        this.specs = specs;
        this.order = new Order(stack);
        this.decisions = order.sorted(decisions);
        this.drafts =
                new Drafts(Masking.of(decisions.stream().map(Decision::spec).toList()));
    }

    public static Outcome<DeployPlan> plan(PlanRequest request) {
        Stack stack = request.stack();
        return Sites.of(stack, request.placement(), request.survey())
                .then(sites -> PortChoice.choose(stack.name(), sites))
                .then(sites -> Endpoints.of(sites).then(endpoints -> with(request, sites, endpoints)));
    }

    private static Outcome<DeployPlan> with(PlanRequest request, List<Site> sites, Endpoints endpoints) {
        Map<String, String> names = sites.stream()
                .collect(Collectors.toMap(
                        s -> s.service().name(), Site::containerName, (a, b) -> a, LinkedHashMap::new));
        Specs specs = new Specs(request.stack(), request.hash(), names);
        List<Decision> decisions = sites.stream()
                .map(s -> Decision.of(s, specs.of(s, endpoints.environment(s)), request.hash(), request.anew()))
                .toList();
        return new Planner(request, decisions, specs).plan(endpoints.all());
    }

    private Outcome<DeployPlan> plan(List<Endpoint> endpoints) {
        List<Leftovers.Leftover> leftovers =
                Leftovers.containers(stack.name(), request.survey().hosts(), decisions);
        Map<String, Integer> freed = freePorts(leftovers);
        Preparation preparation = new Preparation(stack, specs, drafts);
        Map<Decision, List<Integer>> prepared = new HashMap<>();
        for (Decision decision : decisions) {
            if (decision.makes()) {
                prepared.put(decision, preparation.of(decision.site()));
            }
        }
        List<Problem> problems = preparation.problems();
        if (!problems.isEmpty()) {
            return Outcome.failed(problems);
        }
        for (Decision decision : decisions) {
            if (decision.acts()) {
                act(decision, prepared.getOrDefault(decision, List.of()), freed);
            }
        }
        remove(leftovers);
        List<Step> steps = drafts.steps();
        return Outcome.ok(new DeployPlan(
                DeployPlan.Kind.APPLY,
                stack.name(),
                Optional.of(request.placement()),
                endpoints,
                steps,
                Warnings.of(stack, request.placement(), decisions),
                BasisFacts.of(
                        stack.file(),
                        request.fileHash(),
                        stack.name(),
                        steps,
                        request.survey().hosts()),
                request.at()));
    }

    private void act(Decision decision, List<Integer> prepared, Map<String, Integer> freed) {
        Site site = decision.site();
        Set<Integer> after = new TreeSet<>(prepared);
        for (String need : order.needs(site.service().name())) {
            after.addAll(readyBy.getOrDefault(need, Set.of()));
        }
        for (PublishedPort port : decision.spec().ports()) {
            Optional.ofNullable(freed.get(portKey(site.host(), port))).ifPresent(after::add);
        }
        int wave = 1 + order.level(site.service().name());
        int step = drafts.add(draft(decision, wave, after), head -> switch (decision.kind()) {
            case REPLACE -> {
                RunningContainer old = site.here().orElseThrow();
                yield new Step.ReplaceContainer(
                        head, site.instance().name(), old.id(), old.name(), decision.spec(), decision.differences());
            }
            case MOVE ->
                new Step.MoveContainer(
                        head,
                        site.instance().name(),
                        site.standing().orElseThrow().host().host().name(),
                        decision.spec(),
                        decision.differences());
            case START -> {
                RunningContainer old = site.here().orElseThrow();
                yield new Step.StartContainer(head, site.instance().name(), old.id(), old.name());
            }
            case CREATE, KEEP -> new Step.CreateContainer(head, site.instance().name(), decision.spec());
        });
        int wait = drafts.add(
                Drafts.Draft.of(
                        site.host().host(),
                        wave,
                        "container " + decision.spec().name(),
                        "Until it is ready.",
                        Set.of(step)),
                head -> new Step.WaitReady(head, site.instance().name(), Ready.of(site, specs.isOnce(site.service()))));
        readyBy.computeIfAbsent(site.service().name(), s -> new TreeSet<>()).add(wait);
    }

    private static Drafts.Draft draft(Decision decision, int wave, Set<Integer> after) {
        Site site = decision.site();
        String reason = switch (decision.kind()) {
            case CREATE, KEEP -> "It does not run yet.";
            case START -> "It is there and does not run.";
            case REPLACE, MOVE -> decision.reason();
        };
        Optional<String> downtime = decision.kind() == Decision.Kind.REPLACE
                ? Optional.of(site.instance().name()
                        + " is down from the stop of the old container until the new one is" + " ready.")
                : Optional.empty();
        return new Drafts.Draft(
                site.host().host(), wave, "container " + decision.spec().name(), reason, downtime, after);
    }

    /** Stops what will go anyway and holds a host port that another container of this plan wants. */
    private Map<String, Integer> freePorts(List<Leftovers.Leftover> leftovers) {
        Map<String, Integer> freed = new HashMap<>();
        Set<String> stopped = new HashSet<>();
        for (Decision wanting : decisions) {
            if (!wanting.makes()) {
                continue;
            }
            for (PublishedPort port : wanting.spec().ports()) {
                String key = portKey(wanting.site().host(), port);
                holders(wanting, leftovers).stream()
                        .filter(h -> h.container().ports().stream()
                                .anyMatch(p -> portKey(h.host(), p).equals(key)))
                        .filter(h -> stopped.add(h.container().id().value()))
                        .forEach(h -> {
                            int id = drafts.add(
                                    new Drafts.Draft(
                                            h.host().host(),
                                            1,
                                            "container " + h.container().name(),
                                            "It holds port " + port.hostPort() + ", which "
                                                    + wanting.site().instance().name() + " gets.",
                                            Optional.of(h.instance() + " is down until its new container is ready."),
                                            List.of()),
                                    head -> new Step.StopContainer(
                                            head,
                                            h.instance(),
                                            h.container().id(),
                                            h.container().name()));
                            h.container().ports().forEach(p -> freed.put(portKey(h.host(), p), id));
                        });
            }
        }
        return freed;
    }

    /** Containers other than its own that will be replaced or removed on its host. */
    private List<Leftovers.Leftover> holders(Decision wanting, List<Leftovers.Leftover> leftovers) {
        List<Leftovers.Leftover> holders = new ArrayList<>(leftovers);
        for (Decision other : decisions) {
            if (other.kind() == Decision.Kind.REPLACE && !other.equals(wanting)) {
                holders.add(new Leftovers.Leftover(
                        other.site().host(), other.site().here().orElseThrow(), ""));
            }
        }
        holders.removeIf(
                h -> !h.host().host().id().equals(wanting.site().host().host().id())
                        || !h.container().isRunning());
        return holders;
    }

    private static String portKey(SurveyedHost host, PublishedPort port) {
        return host.host().id() + "/" + port.hostPort() + "/" + port.protocol().word();
    }

    private void remove(List<Leftovers.Leftover> leftovers) {
        Set<Integer> ready = new TreeSet<>();
        readyBy.values().forEach(ready::addAll);
        int wave = drafts.lastWave() + 1;
        Map<String, Set<Integer>> gone = new HashMap<>();
        for (Leftovers.Leftover leftover : leftovers) {
            int id = drafts.add(
                    Drafts.Draft.of(
                            leftover.host().host(),
                            wave,
                            "container " + leftover.container().name(),
                            leftover.reason(),
                            ready),
                    head -> new Step.RemoveContainer(
                            head,
                            leftover.instance(),
                            leftover.container().id(),
                            leftover.container().name()));
            gone.computeIfAbsent(leftover.host().host().name(), h -> new TreeSet<>())
                    .add(id);
        }
        for (SurveyedHost host : request.survey().hosts()) {
            Set<String> needed = decisions.stream()
                    .filter(d -> d.site().host().host().id().equals(host.host().id()))
                    .flatMap(d -> Specs.networkNames(d.site().service()).stream())
                    .map(specs::networkOnEngine)
                    .collect(Collectors.toSet());
            Set<Integer> after = new TreeSet<>(ready);
            after.addAll(gone.getOrDefault(host.host().name(), Set.of()));
            Leftovers.networks(stack.name(), host, needed)
                    .forEach(n -> drafts.add(
                            Drafts.Draft.of(
                                    host.host(),
                                    wave + 1,
                                    "network " + n.name(),
                                    "Nothing of the stack uses it.",
                                    after),
                            head -> new Step.RemoveNetwork(head, n.name())));
        }
    }
}
