package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.Facts;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** The facts with who means to reach whom. */
final class Scene {
    private final Facts facts;
    private final List<Link> links = new ArrayList<>();
    private final Set<ContainerRef> wanted = new HashSet<>();

    Scene(Facts facts) {
        this.facts = facts;
        Predicate<String> ours = ours(facts);
        for (ContainerFacts container : facts.close()) {
            links.addAll(Links.of(container, ours));
        }
        links.forEach(link -> receiver(link).ifPresent(c -> wanted.add(c.ref())));
    }

    /** Whether an address or name is that of a host or a container. */
    static Predicate<String> ours(Facts facts) {
        Set<String> known = new HashSet<>();
        facts.hosts().forEach(h -> known.add(h.address().toLowerCase(Locale.ROOT)));
        for (ContainerFacts c : facts.containers()) {
            names(c).forEach(n -> known.add(n.toLowerCase(Locale.ROOT)));
            c.detail().value().ifPresent(d -> known.addAll(d.addresses().values()));
        }
        return name -> known.contains(name.toLowerCase(Locale.ROOT));
    }

    Facts facts() {
        return facts;
    }

    List<ContainerFacts> close() {
        return facts.close();
    }

    List<Link> links() {
        return links;
    }

    ContainerFacts from(Link link) {
        return facts.container(link.from()).orElseThrow();
    }

    /** Whether somebody would miss it: a node, part of a stack, wanted by another, or to be kept running. */
    boolean isMissed(ContainerFacts container) {
        boolean kept = container
                .detail()
                .value()
                .filter(d -> !d.restart().equals("no") && !d.restart().isEmpty())
                .isPresent();
        return container.node().isPresent()
                || container.stack().isPresent()
                || wanted.contains(container.ref())
                || kept;
    }

    /** The container that would take what goes along the link, running or not. */
    Optional<ContainerFacts> receiver(Link link) {
        ContainerFacts from = from(link);
        Optional<ContainerFacts> named = facts.containers().stream()
                .filter(c -> sameHost(c, from) && shareNetwork(c, from))
                .filter(c -> names(c).stream().anyMatch(n -> n.equalsIgnoreCase(link.host()))
                        || c.detail()
                                .value()
                                .filter(d -> d.addresses().containsValue(link.host()))
                                .isPresent())
                .findFirst();
        return named.or(() -> facts.at(link.host()).flatMap(h -> behind(h.id(), link.port(), link.protocol())));
    }

    /** The container that has this port of a host: it publishes it, or listens on it in the host's network. */
    Optional<ContainerFacts> behind(HostId host, int port, Protocol protocol) {
        return facts.containers().stream()
                .filter(c -> c.host().id().equals(host))
                .filter(c -> c.onHostNetwork()
                        ? nodePorts(c, protocol).contains(port)
                        : c.ports().stream().anyMatch(p -> p.hostPort() == port && p.protocol() == protocol))
                .findFirst();
    }

    /** The port inside the receiver at which a link ends. */
    OptionalInt inside(Link link, ContainerFacts receiver) {
        boolean byAddress = facts.at(link.host()).isPresent() && !receiver.onHostNetwork();
        if (!byAddress) {
            return OptionalInt.of(link.port());
        }
        return receiver.ports().stream()
                .filter(p -> p.hostPort() == link.port() && p.protocol() == link.protocol())
                .mapToInt(PublishedPort::containerPort)
                .findFirst();
    }

    /** Ports on which a node has to listen. */
    static List<Integer> nodePorts(ContainerFacts container, Protocol protocol) {
        List<Integer> ports = new ArrayList<>();
        container.node().ifPresent(node -> {
            if (protocol == Protocol.UDP) {
                node.heartbeat().ifPresent(ports::add);
            } else {
                node.comms().ifPresent(ports::add);
                node.control().ifPresent(ports::add);
                node.http().ifPresent(ports::add);
            }
        });
        return ports;
    }

    /** Names under which Docker's name server knows it. */
    static List<String> names(ContainerFacts container) {
        List<String> names = new ArrayList<>(List.of(container.name()));
        container.service().ifPresent(names::add);
        container.seen().label(Labels.COMPOSE_SERVICE).ifPresent(names::add);
        return names;
    }

    static boolean sameHost(ContainerFacts one, ContainerFacts other) {
        return one.host().id().equals(other.host().id());
    }

    static boolean shareNetwork(ContainerFacts one, ContainerFacts other) {
        return one.networks().stream().anyMatch(other.networks()::contains);
    }

    /** What a trial from within the container says; empty when it was not tried. */
    Optional<Reached> reached(Link link) {
        return facts.of(link).map(Probe::reached).filter(r -> !(r instanceof Reached.NotTried));
    }

    /** What this computer found at a published port. */
    Optional<Reached> fromHere(HostFacts host, int port, Protocol protocol) {
        return facts.probes().stream()
                .filter(p -> p.from().isEmpty()
                        && p.host().equals(host.address())
                        && p.port() == port
                        && p.protocol() == protocol)
                .map(Probe::reached)
                .filter(r -> !(r instanceof Reached.NotTried))
                .findFirst();
    }

    /** Whether what lies behind a link is named as the trouble by itself already: it does not run, or nothing listens there. */
    boolean isExplained(Link link) {
        Optional<ContainerFacts> receiver = receiver(link);
        if (receiver.isEmpty()) {
            return false;
        }
        ContainerFacts to = receiver.get();
        OptionalInt inside = inside(link, to);
        boolean deaf = inside.isPresent()
                && to.listeners().value().isPresent()
                && (to.listening(inside.getAsInt(), link.protocol()).isEmpty()
                        || to.listening(inside.getAsInt(), link.protocol()).stream()
                                .allMatch(l -> l.isLoopback()));
        return !to.isRunning() || deaf;
    }
}
