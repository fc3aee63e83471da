package dev.flotilla.app.eject.gather;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.plan.Candidates;
import dev.flotilla.app.deploy.plan.PlanRequest;
import dev.flotilla.app.deploy.plan.Planner;
import dev.flotilla.app.deploy.run.HostSurvey;
import dev.flotilla.app.eject.NodeSource;
import dev.flotilla.app.eject.Project;
import dev.flotilla.app.eject.StackSource;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.placement.PlacementRequest;
import dev.flotilla.app.placement.Placer;
import dev.flotilla.app.secret.KeyedHash;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Collects a project. Stacks are placed as an apply would place them now: what runs stays where it is. Hosts that do not answer take
 * part only where those that do cannot carry a stack; then they are taken as empty, with the room that was declared for them.
 */
public final class Gathering {
    /** Hashes go into labels that no export has. */
    private static final KeyedHash ANY = new KeyedHash(new byte[16]);

    private final HostSurvey survey;
    private final InstantSource clock;
    private final Map<String, String> environment;

    /** @param environment of the user, for variables in stack files */
    public Gathering(HostSurvey survey, InstantSource clock, Map<String, String> environment) {
        this.survey = survey;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The whole fleet, or one stack of it with the hosts that carry it.
     *
     * @param stack FL-6005 when it is not in the fleet
     * @return fails with every mistake of a stack file that is named and cannot be read; of a whole fleet the other stacks go on
     */
    public Outcome<Project> gather(Fleet fleet, Optional<String> stack, List<NodeSource> nodes)
            throws InterruptedException {
        if (stack.filter(s -> !fleet.stacks().containsKey(s)).isPresent()) {
            return Outcome.failed(Problem.of(
                    "FL-6005",
                    "There is no stack \"" + stack.get() + "\" in the fleet.",
                    fleet.stacks().isEmpty()
                            ? "No stack is open: open its file first, or export without a name."
                            : "Name one of: " + String.join(", ", fleet.stacks().keySet()) + "."));
        }
        Map<String, StackFile> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (WishedStack wished : fleet.stacks().values()) {
            if (stack.isEmpty() || stack.get().equals(wished.name())) {
                switch (StackFile.read(Path.of(wished.file()), environment)) {
                    case Outcome.Ok<StackFile>(StackFile good) -> files.put(wished.name(), good);
                    case Outcome.Failed<StackFile> failed -> problems.addAll(failed.problems());
                }
            }
        }
        if (stack.isPresent() && !problems.isEmpty()) {
            return Outcome.failed(problems);
        }
        Survey found = ask(fleet, files);
        List<StackSource> sources = new ArrayList<>();
        files.forEach((name, file) -> sources.add(source(fleet, name, file, found)));
        Map<HostId, String> digits = new HashMap<>();
        found.hosts().forEach(h -> digits.put(h.host().id(), h.address()));
        Fleet part = stack.isPresent() ? Part.of(fleet, sources.getFirst()) : fleet;
        return Outcome.ok(new Project(part, sources, stack.isPresent() ? List.of() : nodes, digits, problems));
    }

    private Survey ask(Fleet fleet, Map<String, StackFile> files) throws InterruptedException {
        if (files.isEmpty()) {
            return new Survey(List.of());
        }
        Set<String> images = files.values().stream()
                .flatMap(f -> f.reading().stack().services().stream())
                .map(Service::image)
                .filter(i -> !i.isEmpty())
                .collect(Collectors.toSet());
        return survey.ask(fleet.hosts(), new HostSurvey.Wanted("", images, true, false), ANY);
    }

    private StackSource source(Fleet fleet, String name, StackFile file, Survey found) {
        WishedStack wished = Optional.ofNullable(fleet.stacks().get(name)).orElseThrow();
        Stack read = file.reading().stack();
        Stack stack = wished.strategy().flatMap(Strategy::of).map(read::with).orElse(read);
        Map<String, HostId> pins = wished.pins().entrySet().stream()
                .filter(p -> stack.service(p.getKey()).isPresent()
                        && fleet.host(p.getValue()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Outcome<DeployPlan> plan = plan(stack, pins, found);
        if (plan instanceof Outcome.Failed<DeployPlan>) {
            plan = plan(stack, pins, EmptyHosts.assumed(found));
        }
        return switch (plan) {
            case Outcome.Ok<DeployPlan>(DeployPlan good) ->
                new StackSource(
                        stack,
                        file.name(),
                        file.text(),
                        List.copyOf(file.beside().values()),
                        Optional.of(good),
                        List.of());
            case Outcome.Failed<DeployPlan>(List<Problem> problems) ->
                new StackSource(
                        stack,
                        file.name(),
                        file.text(),
                        List.copyOf(file.beside().values()),
                        Optional.empty(),
                        problems);
        };
    }

    private Outcome<DeployPlan> plan(Stack stack, Map<String, HostId> pins, Survey found) {
        PlacementRequest request = new PlacementRequest(
                stack, Candidates.of(found, stack), pins, Candidates.standing(found, stack.name()));
        Survey empty = EmptyHosts.of(found, stack);
        return new Placer()
                .place(request)
                .then(placement -> Planner.plan(new PlanRequest(
                        stack, placement, empty, ANY, "", clock.instant(), EmptyHosts.containers(empty))));
    }

    /** The hosts of a fleet that carry one of its stacks. */
    private static final class Part {
        private Part() {}

        static Fleet of(Fleet fleet, StackSource source) {
            Set<HostId> carrying = source.plan()
                    .map(p -> p.steps().stream().map(s -> s.head().host()).collect(Collectors.toSet()))
                    .orElseGet(() -> fleet.hosts().stream().map(Host::id).collect(Collectors.toSet()));
            WishedStack wished = Optional.ofNullable(
                            fleet.stacks().get(source.stack().name()))
                    .orElseThrow();
            Set<HostId> kept = new java.util.HashSet<>(carrying);
            kept.addAll(wished.pins().values());
            return new Fleet(
                    fleet.name(),
                    fleet.hosts().stream().filter(h -> kept.contains(h.id())).toList(),
                    fleet.spots().entrySet().stream()
                            .filter(e -> kept.contains(e.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                    new TreeMap<>(Map.of(wished.name(), wished)));
        }
    }
}
