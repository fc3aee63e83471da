package dev.flotilla.app.deploy.book;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.deploy.ApplyState;
import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.deploy.journal.ApplyRecord;
import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.observe.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells the state of a stack from its containers and its last applies. Pure. */
public final class StackStates {
    private StackStates() {}

    /** What the watch saw last, as a survey tells it: of a host that does not answer nothing is said. */
    public static Survey seen(Fleet fleet, ObservedFleet observed) {
        return new Survey(fleet.hosts().stream()
                .map(host -> seen(host, observed.host(host.id())))
                .toList());
    }

    private static SurveyedHost seen(Host host, ObservedHost seen) {
        return switch (seen.reach()) {
            case Reach.Silent(Problem problem, Instant since, Optional<Instant> lastAnswer) ->
                SurveyedHost.silent(host, problem);
            case Reach.NotAsked notAsked ->
                SurveyedHost.silent(host, Problem.of("FL-1100", host.name() + " was not asked yet.", ""));
            case Reach.Answers answers ->
                new SurveyedHost(
                        host,
                        host.reachableAddress(),
                        Optional.empty(),
                        seen.facts(),
                        seen.containers(),
                        seen.networks(),
                        seen.volumes(),
                        Map.of(),
                        Map.of(),
                        seen.loads());
        };
    }

    /** Names of all stacks that have a container on a host that answers. */
    public static Set<String> names(Survey survey) {
        Set<String> names = new TreeSet<>();
        survey.hosts()
                .forEach(h -> h.containers().forEach(c -> c.label(Labels.STACK).ifPresent(names::add)));
        return names;
    }

    /**
     * @param applies of this stack, newest first
     * @param applied instances of the last apply that came to a good end; empty when there was none
     */
    public static StackStatus of(String stack, Survey survey, List<ApplyRecord> applies, Set<String> applied) {
        List<StackStatus.Container> containers = containers(stack, survey);
        Set<String> missing = new TreeSet<>(applied);
        containers.forEach(c -> missing.remove(c.instance()));
        Optional<String> open = applies.stream()
                .filter(ApplyRecord::isLeftOpen)
                .map(ApplyRecord::id)
                .findFirst();
        List<String> silent = survey.hosts().stream()
                .filter(h -> !h.answers())
                .map(h -> h.host().name())
                .toList();
        StackState told = state(containers, applies, missing, open.isPresent());
        // What may run on a host that nobody sees is not called stopped.
        StackState state =
                told == StackState.STOPPED && containers.isEmpty() && !silent.isEmpty() ? StackState.DEGRADED : told;
        return new StackStatus(stack, state, containers, List.copyOf(missing), open, silent);
    }

    private static List<StackStatus.Container> containers(String stack, Survey survey) {
        List<StackStatus.Container> containers = new ArrayList<>();
        for (SurveyedHost host : survey.hosts()) {
            for (RunningContainer container : host.containers()) {
                if (container.label(Labels.STACK).filter(stack::equals).isPresent()) {
                    containers.add(new StackStatus.Container(
                            container.label(Labels.SERVICE).orElse(""),
                            container.label(Labels.INSTANCE).orElse(container.name()),
                            host.host().id(),
                            host.host().name(),
                            container));
                }
            }
        }
        containers.sort(Comparator.comparing(StackStatus.Container::instance)
                .thenComparing(StackStatus.Container::hostName)
                .thenComparing(c -> c.container().name()));
        return containers;
    }

    private static StackState state(
            List<StackStatus.Container> containers, List<ApplyRecord> applies, Set<String> missing, boolean open) {
        Optional<ApplyRecord> last = applies.stream().findFirst();
        if (last.map(ApplyRecord::isUnderWay).orElse(false)) {
            return StackState.APPLYING;
        }
        if (open) {
            return StackState.FAILED;
        }
        long well = containers.stream().filter(c -> isWell(c.container())).count();
        boolean anyRuns = containers.stream()
                .anyMatch(c -> c.container().isRunning() || c.container().state() == ContainerState.RESTARTING);
        if (containers.isEmpty()) {
            boolean failed = last.filter(a -> a.kind() == DeployPlan.Kind.APPLY)
                    .map(ApplyRecord::state)
                    .filter(s -> s == ApplyState.FAILED || s == ApplyState.ROLLED_BACK)
                    .isPresent();
            return failed ? StackState.FAILED : missing.isEmpty() ? StackState.PLANNED : StackState.STOPPED;
        }
        if (well == containers.size() && missing.isEmpty() && anyRuns) {
            return StackState.RUNNING;
        }
        if (anyRuns) {
            return StackState.DEGRADED;
        }
        boolean stopped = last.map(a -> a.kind() == DeployPlan.Kind.STOP).orElse(false)
                || containers.stream().allMatch(c -> endedWell(c.container()));
        return stopped ? StackState.STOPPED : StackState.FAILED;
    }

    private static boolean isWell(RunningContainer container) {
        boolean workDone = container.label(Labels.ONCE).isPresent() && endedWell(container);
        return workDone || (container.isRunning() && container.health() != ContainerHealth.UNHEALTHY);
    }

    private static boolean endedWell(RunningContainer container) {
        return container.state() == ContainerState.EXITED
                && container.exitCode().orElse(0) == 0;
    }
}
