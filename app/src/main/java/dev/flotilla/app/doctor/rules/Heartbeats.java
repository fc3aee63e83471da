package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Link.Purpose;
import dev.flotilla.app.doctor.NodeFacts;
import dev.flotilla.app.doctor.NodeFacts.Heard;
import dev.flotilla.app.doctor.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes that send heartbeats to one that does not hear them, though nothing of what is known stands against it. */
final class Heartbeats implements Rule {
    /** A tolerance of 15 s and a period of 5 s. */
    static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    @Override
    public List<Finding> look(Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (Link link : scene.links()) {
            if (link.purpose() == Purpose.HEARTBEAT) {
                scene.receiver(link)
                        .filter(to -> !scene.isExplained(link))
                        .flatMap(to -> unheard(scene, link, to))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> unheard(Scene scene, Link link, ContainerFacts to) {
        ContainerFacts from = scene.from(link);
        Optional<NodeFacts> receiver = to.node();
        Optional<List<Heard>> table = receiver.flatMap(n -> n.heard().value());
        boolean turnedAway =
                scene.reached(link).filter(Reached.Refused.class::isInstance).isPresent();
        if (table.isEmpty() || !from.isRunning() || turnedAway || isYoung(scene, from) || isYoung(scene, to)) {
            return Optional.empty();
        }
        List<Heard> rows = table.get().stream().filter(row -> isOf(row, from)).toList();
        if (rows.stream().anyMatch(Heard::isOnline) || rows.isEmpty() && isStandIn(table.get())) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(from.name() + " sends to " + link.address() + " (" + link.where() + ")");
        evidence.add(
                rows.isEmpty()
                        ? to.name() + " has no row of " + from.host().address() + " in its table of heartbeats"
                        : to.name() + " says of it: " + rows.getFirst().status());
        boolean tcpWorks = scene.links().stream()
                .filter(l ->
                        l.from().equals(link.from()) && l.host().equals(link.host()) && l.purpose() == Purpose.COMMS)
                .anyMatch(l ->
                        scene.reached(l).filter(Reached.Open.class::isInstance).isPresent());
        if (tcpWorks) {
            evidence.add("TCP to the same machine goes through");
        }
        return Optional.of(Finding.error(
                "FL-6246",
                to.target(),
                to.name() + " does not receive the heartbeats of " + from.name() + ".",
                evidence,
                "Allow UDP port " + link.port() + " in the firewalls of "
                        + from.host().name() + " and " + to.host().name()
                        + (tcpWorks ? "; TCP is allowed already." : ".")));
    }

    /** By its address and port; nodes that call themselves 0.0.0.0 cannot be told apart. */
    private static boolean isOf(Heard row, ContainerFacts from) {
        int inside = from.node().map(NodeFacts::heartbeat).orElseThrow().orElse(0);
        int outside = from.outside(inside, dev.flotilla.app.stack.Protocol.UDP)
                .map(p -> p.hostPort())
                .orElse(inside);
        boolean port = row.heartbeatPort() == inside || row.heartbeatPort() == outside;
        boolean inBridge = from.detail()
                .value()
                .filter(d -> d.addresses().containsValue(row.host()))
                .isPresent();
        boolean byName = from.node()
                .flatMap(n -> n.config().value())
                .filter(station -> station.config().identity().equalsIgnoreCase(row.host()))
                .isPresent();
        boolean known = row.host().equalsIgnoreCase(from.host().address())
                || row.host().equals(from.name())
                || byName && !Names.isWildcard(row.host()) && !Names.isLoopback(row.host());
        return port && (known || inBridge);
    }

    /** A row of nobody in particular may be the one that is looked for. */
    private static boolean isStandIn(List<Heard> table) {
        return table.stream()
                .anyMatch(row -> row.isOnline() && (Names.isWildcard(row.host()) || Names.isLoopback(row.host())));
    }

    static boolean isYoung(Scene scene, ContainerFacts container) {
        return container
                .startedAt()
                .filter(at -> Duration.between(at, scene.facts().at()).compareTo(patience(container)) < 0)
                .isPresent();
    }

    private static Duration patience(ContainerFacts container) {
        return container
                .node()
                .flatMap(n -> n.config().value())
                .map(station -> Patience.of(station.text()))
                .orElse(USUAL_PATIENCE);
    }
}
