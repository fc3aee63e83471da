package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Listener;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Containers that run while nothing in them listens where it should, or for themselves alone. */
final class Deaf implements Rule {
    /** A program may take so long to come up. */
    static final Duration STARTING = Duration.ofSeconds(5);

    private record Door(int port, Protocol protocol, String why) {
        String text() {
            return port + "/" + protocol.word();
        }
    }

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ContainerFacts container : scene.close()) {
            if (container.isRunning() && container.listeners().value().isPresent() && !isStarting(scene, container)) {
                doors(scene, container).forEach(door -> look(container, door, found));
            }
        }
        return found;
    }

    static boolean isStarting(Scene scene, ContainerFacts container) {
        return container
                .startedAt()
                .filter(at -> Duration.between(at, scene.facts().at()).compareTo(STARTING) < 0)
                .isPresent();
    }

    /** Where it has to listen: its own ports as a node, what it publishes, what others mean to reach. */
    private static Set<Door> doors(Scene scene, ContainerFacts container) {
        Set<Door> doors = new LinkedHashSet<>();
        for (Protocol protocol : List.of(Protocol.UDP, Protocol.TCP)) {
            Scene.nodePorts(container, protocol)
                    .forEach(p -> put(doors, p, protocol, "a port of every node of its kind"));
        }
        boolean single = container.ports().size() <= 16;
        if (single && container.node().isEmpty()) {
            for (PublishedPort port : container.ports()) {
                if (port.protocol() == Protocol.SCTP) {
                    // The kernel lists those sockets elsewhere.
                    continue;
                }
                put(doors, port.containerPort(), port.protocol(), "published as " + port.hostPort());
            }
        }
        for (Link link : scene.links()) {
            if (scene.receiver(link)
                            .filter(c -> c.ref().equals(container.ref()))
                            .isPresent()
                    && container.node().isEmpty()) {
                OptionalInt inside = scene.inside(link, container);
                inside.ifPresent(p ->
                        put(doors, p, link.protocol(), scene.from(link).name() + " wants it (" + link.where() + ")"));
            }
        }
        return doors;
    }

    private static void put(Set<Door> doors, int port, Protocol protocol, String why) {
        if (doors.stream().noneMatch(d -> d.port() == port && d.protocol() == protocol)) {
            doors.add(new Door(port, protocol, why));
        }
    }

    private static void look(ContainerFacts container, Door door, List<Finding> found) {
        List<Listener> there = container.listening(door.port(), door.protocol());
        if (there.isEmpty()) {
            found.add(Finding.error(
                    "FL-6215",
                    container.target(),
                    container.name() + " runs, and nothing in it listens on " + door.text() + ".",
                    List.of(door.why(), "listening: " + texts(container)),
                    "The program in it has not started, has ended, or listens elsewhere: look at docker logs "
                            + container.name() + " and at its ports."));
        } else if (there.stream().allMatch(Listener::isLoopback)
                && !container.host().host().isEmbedded()) {
            found.add(Finding.error(
                    "FL-6216",
                    container.target(),
                    container.name() + " listens on " + door.text() + " for itself alone: nobody else is let in.",
                    List.of("listening: " + texts(container)),
                    "Set the address that it listens on to 0.0.0.0 (host in mosaic.config, not localhost)."));
        }
    }

    private static String texts(ContainerFacts container) {
        List<Listener> all = container.listeners().value().orElse(List.of());
        String text = all.stream().limit(12).map(Listener::text).distinct().collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing at all" : text + (all.size() > 12 ? ", ..." : "");
    }
}
