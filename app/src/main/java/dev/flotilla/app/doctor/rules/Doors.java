package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Ports of nodes that no other machine reaches, because they are not published, or published for their own machine alone. */
final class Doors implements Rule {
    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        boolean several = scene.facts().hosts().size() > 1
                && scene.facts().containers().stream()
                                .filter(c -> c.node().isPresent())
                                .map(c -> c.host().id())
                                .distinct()
                                .count()
                        > 1;
        for (ContainerFacts container : scene.close()) {
            if (container.node().isEmpty()
                    || container.onHostNetwork()
                    || container.host().host().isEmbedded()
                    || !several && isReachedWithin(scene, container)) {
                continue;
            }
            NodeFacts node = container.node().get();
            closed(container, node.heartbeat(), Protocol.UDP, "FL-6221", "heartbeats")
                    .ifPresent(found::add);
            closed(container, node.comms(), Protocol.TCP, "FL-6222", "comms").ifPresent(found::add);
            closed(container, node.control(), Protocol.TCP, "FL-6222", "control")
                    .ifPresent(found::add);
            closed(container, node.http(), Protocol.TCP, "FL-6222", "HTTP").ifPresent(found::add);
            if (several) {
                found.addAll(inward(container));
            }
        }
        return found;
    }

    /** All nodes are on one host, and those of its network name this one: nobody needs its ports outside. */
    private static boolean isReachedWithin(Scene scene, ContainerFacts container) {
        return scene.links().stream()
                .filter(l -> scene.receiver(l)
                        .filter(c -> c.ref().equals(container.ref()))
                        .isPresent())
                .anyMatch(l -> scene.facts().at(l.host()).isEmpty());
    }

    private static Optional<Finding> closed(
            ContainerFacts container, OptionalInt port, Protocol protocol, String code, String what) {
        if (port.isEmpty() || container.outside(port.getAsInt(), protocol).isPresent()) {
            return Optional.empty();
        }
        String door = port.getAsInt() + "/" + protocol.word();
        boolean other = container.ports().stream().anyMatch(p -> p.containerPort() == port.getAsInt());
        return Optional.of(Finding.error(
                code,
                container.target(),
                "Nothing from outside reaches the " + what + " port of " + container.name() + ": " + door
                        + " is not published" + (other ? ", only the other protocol of that number" : "") + ".",
                List.of("published: " + texts(container)),
                "Make the container anew with -p " + port.getAsInt() + ":" + door + ", or in host network mode."));
    }

    private static List<Finding> inward(ContainerFacts container) {
        return container.ports().stream()
                .filter(p -> Names.isLoopback(p.hostIp()))
                .filter(p -> Scene.nodePorts(container, p.protocol()).contains(p.containerPort()))
                .map(p -> Finding.error(
                        "FL-6223",
                        container.target(),
                        "Port " + p.hostPort() + "/" + p.protocol().word() + " of " + container.name()
                                + " is published for its own machine alone.",
                        List.of("published on " + p.hostIp()),
                        "Publish it without an address, or on the one that other machines reach."))
                .toList();
    }

    static String texts(ContainerFacts container) {
        List<PublishedPort> ports = container.ports();
        return ports.isEmpty()
                ? "nothing"
                : ports.stream()
                        .limit(12)
                        .map(p -> p.hostPort() + ":" + p.containerPort() + "/"
                                + p.protocol().word())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
