package dev.flotilla.app.eject.write;

import dev.flotilla.app.deploy.DeployPlan;
import dev.flotilla.app.deploy.Readiness;
import dev.flotilla.app.deploy.Step;
import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.docker.NetworkSpec;
import dev.flotilla.app.docker.VolumeSpec;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What applying a stack makes on one host that has nothing of it yet.
 *
 * @param work in the order of starting
 * @param elsewhere services that something here talks to and that stand on other hosts
 */
record HostWork(
        Stack stack,
        HostId host,
        String hostName,
        List<NetworkSpec> networks,
        List<VolumeSpec> volumes,
        List<Work> work,
        List<String> elsewhere) {
    /** Labels that tell one apply of one data folder from another: an export has neither. */
    private static final Set<String> OF_AN_APPLY = Set.of(Labels.FIELDS, Labels.KEY, Labels.APPLY);

    /**
     * A container to be made.
     *
     * @param awaited how those behind it know that it is ready; empty when none on this host waits
     */
    record Work(Service service, String instance, ContainerSpec spec, Optional<Readiness> awaited) {}

    HostWork {
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        work = List.copyOf(work);
        elsewhere = List.copyOf(elsewhere);
    }

    List<ContainerSpec> specs() {
        return work.stream().map(Work::spec).toList();
    }

    /** By host, in the order in which the plan comes to them. */
    static List<HostWork> of(Stack stack, DeployPlan plan) {
        Map<HostId, List<Step>> byHost = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            byHost.computeIfAbsent(step.head().host(), h -> new ArrayList<>()).add(step);
        }
        List<HostWork> all = new ArrayList<>();
        byHost.forEach((host, steps) -> {
            HostWork work = of(stack, host, steps);
            if (!work.work().isEmpty()) {
                all.add(work);
            }
        });
        return all;
    }

    private static HostWork of(Stack stack, HostId host, List<Step> steps) {
        List<NetworkSpec> networks = new ArrayList<>();
        List<VolumeSpec> volumes = new ArrayList<>();
        List<Work> work = new ArrayList<>();
        Map<String, Readiness> awaited = awaited(steps);
        for (Step step : steps) {
            switch (step) {
                case Step.CreateNetwork network -> networks.add(network.network());
                case Step.CreateVolume volume -> volumes.add(volume.volume());
                case Step.CreateContainer create -> add(stack, create.instance(), create.spec(), awaited, work);
                case Step.ReplaceContainer replace -> add(stack, replace.instance(), replace.spec(), awaited, work);
                case Step.MoveContainer move -> add(stack, move.instance(), move.spec(), awaited, work);
                case Step.PullImage pull -> {}
                case Step.StartContainer start -> {}
                case Step.WaitReady wait -> {}
                case Step.StopContainer stop -> {}
                case Step.RemoveContainer remove -> {}
                case Step.RemoveNetwork remove -> {}
                case Step.RemoveVolume remove -> {}
            }
        }
        Set<String> here = new java.util.HashSet<>();
        work.forEach(w -> here.add(w.service().name()));
        List<String> elsewhere = work.stream()
                .flatMap(w -> uses(w.spec()).stream())
                .filter(s -> !here.contains(s))
                .distinct()
                .sorted()
                .toList();
        return new HostWork(stack, host, steps.getFirst().head().hostName(), networks, volumes, work, elsewhere);
    }

    /** Services of its stack that a container talks to. */
    static List<String> uses(ContainerSpec spec) {
        return Optional.ofNullable(spec.labels().get(Labels.USES))
                .map(uses -> List.of(uses.split(",", -1)))
                .orElse(List.of());
    }

    private static void add(
            Stack stack, String instance, ContainerSpec spec, Map<String, Readiness> awaited, List<Work> work) {
        SortedMap<String, String> labels = new TreeMap<>(spec.labels());
        labels.keySet().removeAll(OF_AN_APPLY);
        stack.service(Optional.ofNullable(labels.get(Labels.SERVICE)).orElse(""))
                .ifPresent(service -> work.add(new Work(
                        service, instance, spec.withLabels(labels), Optional.ofNullable(awaited.get(instance)))));
    }

    /** Instance to what another step of the same host waits for. */
    private static Map<String, Readiness> awaited(List<Step> steps) {
        Map<String, Readiness> awaited = new HashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.WaitReady wait
                    && steps.stream()
                            .anyMatch(s -> !(s instanceof Step.WaitReady)
                                    && s.head().after().contains(wait.head().id()))) {
                awaited.put(wait.instance(), wait.readiness());
            }
        }
        return awaited;
    }
}
