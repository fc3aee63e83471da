package dev.flotilla.app.deploy.plan;

import dev.flotilla.app.base.HostReason;
import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.placement.Candidate;
import dev.flotilla.app.placement.TakenPort;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows a survey to placement: without what the stack itself uses, for that is what is being placed. */
public final class Candidates {
    private static final String NODE = "flotilla-node";

    private Candidates() {}

    public static List<Candidate> of(Survey survey, Stack stack) {
        return survey.hosts().stream().map(host -> of(host, stack)).toList();
    }

    /** Instance name to the host where its container is now; one that was set aside does not count. */
    public static Map<String, HostId> standing(Survey survey, String stack) {
        Map<String, HostId> standing = new TreeMap<>();
        for (SurveyedHost host : survey.hosts()) {
            for (RunningContainer container : host.containers()) {
                if (Sites.isOf(container, stack) && !Sites.isAside(container)) {
                    container
                            .label(Labels.INSTANCE)
                            .ifPresent(i -> standing.putIfAbsent(i, host.host().id()));
                }
            }
        }
        return standing;
    }

    private static Candidate of(SurveyedHost host, Stack stack) {
        List<RunningContainer> others = host.containers().stream()
                .filter(c -> !Sites.isOf(c, stack.name()) && !Sites.isAdopted(c, stack) && c.isRunning())
                .toList();
        double cpus = host.host()
                .declared()
                .cpus()
                .orElse(host.facts().map(EngineFacts::cpus).orElse(0.0));
        long memory = host.host()
                .declared()
                .memoryBytes()
                .orElse(host.facts().map(EngineFacts::memoryBytes).orElse(0L));
        Set<TakenPort> taken = others.stream()
                .flatMap(c ->
                        c.ports().stream().map(p -> new TakenPort(p.hostIp(), p.hostPort(), p.protocol(), c.name())))
                .collect(Collectors.toSet());
        return new Candidate(
                host.host(),
                host.silent().map(p -> HostReason.bare(host.host().name(), p.message())),
                cpus,
                memory,
                load(host, others, cpus),
                others.stream()
                        .map(c -> Optional.ofNullable(host.loads().get(c.id())))
                        .flatMap(Optional::stream)
                        .mapToLong(ContainerLoad::memoryBytes)
                        .sum(),
                others.size(),
                taken,
                refusedImages(host, stack));
    }

    private static OptionalDouble load(SurveyedHost host, List<RunningContainer> others, double cpus) {
        double cores = 0;
        for (RunningContainer container : others) {
            ContainerLoad load = host.loads().get(container.id());
            if (load == null) {
                return OptionalDouble.empty();
            }
            cores += load.cores();
        }
        return cpus > 0 ? OptionalDouble.of(Math.min(1, cores / cpus)) : OptionalDouble.empty();
    }

    /** Engines that cannot pull run what they have and nothing else; some images no registry gives out. */
    private static Map<String, String> refusedImages(SurveyedHost host, Stack stack) {
        Map<String, String> refused = new HashMap<>();
        if (host.answers() && host.can(Capability.PULL)) {
            for (Service service : stack.services()) {
                String image = Specs.image(stack, service);
                if (isNode(image) && !host.images().containsKey(image)) {
                    refused.put(image, "its engine does not have image " + image + ", and no registry gives it out");
                }
            }
        }
        if (host.answers() && !host.can(Capability.PULL)) {
            for (Service service : stack.services()) {
                String image = Specs.image(stack, service);
                if (!host.images().containsKey(image)) {
                    refused.put(
                            image,
                            host.host().isEmbedded()
                                    ? "an embedded host runs nodes only, not image " + image
                                    : "its engine does not have image " + image + " and cannot pull");
                }
            }
        }
        return refused;
    }

    /** Nodes live in embedded hosts; on others somebody has to build or load their image first. */
    private static boolean isNode(String image) {
        return image.equals(NODE) || image.startsWith(NODE + ":");
    }
}
