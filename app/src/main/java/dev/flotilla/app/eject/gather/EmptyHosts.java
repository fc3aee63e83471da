package dev.flotilla.app.eject.gather;

import dev.flotilla.app.deploy.Survey;
import dev.flotilla.app.deploy.SurveyedHost;
import dev.flotilla.app.docker.Capability;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.EngineFacts;
import dev.flotilla.app.docker.ImageFacts;
import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.docker.VolumeFacts;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.NamedVolume;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.StackNetwork;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Surveys as an export wants them: hosts on which everything of a stack is still to be made. */
final class EmptyHosts {
    /** Of a host for which nothing is declared and that does not answer. */
    private static final double CPUS = 64;

    private static final long MEMORY_BYTES = 1L << 40;

    private EmptyHosts() {}

    /**
     * Without networks, volumes and containers, but for what the file calls external, and the stack's own containers: those keep the
     * ports that were chosen for them.
     */
    static Survey of(Survey found, Stack stack) {
        List<NetworkFacts> networks = stack.networks().values().stream()
                .filter(StackNetwork::external)
                .map(n -> n.realName().orElse(stack.name() + "_" + n.name()))
                .map(n -> new NetworkFacts(n, n, "bridge", false, Map.of()))
                .toList();
        List<VolumeFacts> volumes = stack.volumes().values().stream()
                .filter(NamedVolume::external)
                .map(v -> v.realName().orElse(stack.name() + "_" + v.name()))
                .map(v -> new VolumeFacts(v, "local", Map.of(), false, OptionalLong.empty()))
                .toList();
        return new Survey(found.hosts().stream()
                .map(h -> new SurveyedHost(
                        h.host(),
                        h.address(),
                        h.silent(),
                        h.facts(),
                        h.containers().stream()
                                .filter(c -> c.label(Labels.STACK)
                                        .filter(stack.name()::equals)
                                        .isPresent())
                                .toList(),
                        networks,
                        volumes,
                        images(h, stack),
                        Map.of(),
                        Map.of()))
                .toList());
    }

    /** Every image is taken as there: a script looks for itself. */
    private static Map<String, ImageFacts> images(SurveyedHost host, Stack stack) {
        Map<String, ImageFacts> images = new HashMap<>(host.images());
        for (Service service : stack.services()) {
            String image = service.image().isEmpty() ? stack.name() + "-" + service.name() : service.image();
            images.putIfAbsent(image, new ImageFacts("", List.of(image), List.of(), "", 0, Map.of(), false));
        }
        return images;
    }

    static Set<ContainerId> containers(Survey survey) {
        return survey.hosts().stream()
                .flatMap(h -> h.containers().stream())
                .map(RunningContainer::id)
                .collect(Collectors.toSet());
    }

    /** The same, with silent hosts that are not switched off taken as there and empty. */
    static Survey assumed(Survey found) {
        return new Survey(found.hosts().stream()
                .map(h -> h.answers() || h.host().status() == HostStatus.OFFLINE ? h : assumed(h.host(), h.address()))
                .toList());
    }

    private static SurveyedHost assumed(Host host, String address) {
        EngineFacts facts = new EngineFacts(
                "",
                "",
                "",
                "",
                "",
                "",
                host.declared().cpus().orElse(CPUS),
                host.declared().memoryBytes().orElse(MEMORY_BYTES),
                EnumSet.allOf(Capability.class));
        return new SurveyedHost(
                host,
                address,
                Optional.empty(),
                Optional.of(facts),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
