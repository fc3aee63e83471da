package dev.flotilla.app.doctor.rules;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.doctor.ContainerFacts;
import dev.flotilla.app.doctor.Finding;
import dev.flotilla.app.doctor.HostFacts;
import dev.flotilla.app.doctor.Link;
import dev.flotilla.app.doctor.Probe;
import dev.flotilla.app.doctor.Reached;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What cannot be reached although it should, from within containers and from this computer. */
final class Reaching implements Rule {
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final Duration SLOW_NEAR = Duration.ofMillis(10);

    @Override
    public List<Finding> look(Scene scene) {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Link link : scene.links()) {
            scene.reached(link)
                    .filter(reached -> !scene.isExplained(link))
                    .flatMap(reached -> of(scene, link, reached))
                    .ifPresent(f -> found.putIfAbsent(f.code() + f.target() + f.cause(), f));
        }
        for (ContainerFacts container : scene.close()) {
            if (container.isRunning()) {
                fromHere(scene, container).forEach(f -> found.putIfAbsent(f.code() + f.target() + f.cause(), f));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static Optional<Finding> of(Scene scene, Link link, Reached reached) {
        String who = scene.from(link).name();
        String whom = scene.receiver(link)
                .map(ContainerFacts::name)
                .map(n -> n + " (" + link.address() + ")")
                .orElse(link.address());
        List<String> evidence =
                List.of(link.address() + " from within " + who + ": " + reached.words(), "named in " + link.where());
        String target = scene.from(link).target();
        return switch (reached) {
            case Reached.Open open -> slow(scene, link, open, whom, evidence);
            case Reached.Refused refused -> refused(scene, link, whom, evidence);
            case Reached.TimedOut silent ->
                Optional.of(
                        noWay(scene, link)
                                ? astray(target, who, whom, link, evidence)
                                : silent(scene, link, whom, evidence));
            case Reached.NoRoute no -> Optional.of(astray(target, who, whom, link, evidence));
            case Reached.Unresolved unresolved -> Optional.empty();
            case Reached.Silent nothing -> Optional.empty();
            case Reached.NotTried not -> Optional.empty();
        };
    }

    private static Finding astray(String target, String who, String whom, Link link, List<String> evidence) {
        return Finding.error(
                "FL-6244",
                target,
                "From " + who + " there is no way to " + whom + ".",
                evidence,
                "Look at the routes of the machine (ip route get " + link.host()
                        + "), at the address, and at a firewall that rejects.");
    }

    /** Kernels say so once a second at most: of several trials one hears it, and the others nothing. */
    private static boolean noWay(Scene scene, Link link) {
        return scene.facts().probes().stream()
                .filter(p -> p.host().equals(link.host())
                        && p.from().filter(link.from()::equals).isPresent())
                .anyMatch(p -> p.reached() instanceof Reached.NoRoute);
    }

    private static Optional<Finding> slow(
            Scene scene, Link link, Reached.Open open, String whom, List<String> evidence) {
        boolean near = scene.receiver(link)
                .filter(to -> to.host().host().datacenter().isPresent()
                        && to.host()
                                .host()
                                .datacenter()
                                .equals(scene.from(link).host().host().datacenter()))
                .isPresent();
        Duration limit = near ? SLOW_NEAR : SLOW;
        if (open.roundTrip().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                "FL-6247",
                scene.from(link).target(),
                "The way from " + scene.from(link).name() + " to " + whom + " is slow.",
                evidence,
                "Up to " + limit.toMillis() + " ms is usual" + (near ? " within a datacenter" : "")
                        + ": look at the line between the machines, or place the two together."));
    }

    private static Optional<Finding> refused(Scene scene, Link link, String whom, List<String> evidence) {
        Optional<ContainerFacts> receiver = scene.receiver(link);
        String target = scene.from(link).target();
        if (receiver.isEmpty()) {
            if (isPeer(scene, link)) {
                return Optional.empty();
            }
            return Optional.of(Finding.error(
                    "FL-6255",
                    target,
                    scene.from(link).name() + " looks for " + link.address()
                            + ", and no container has that port there.",
                    evidence,
                    "Correct " + link.where() + ", or publish the port at the service that is meant."));
        }
        if (link.protocol() == Protocol.UDP) {
            return Optional.of(Finding.error(
                    "FL-6245",
                    target,
                    "Datagrams from " + scene.from(link).name() + " to " + whom + " are turned away.",
                    evidence,
                    "Publish the port as udp at " + receiver.get().name() + ", or let UDP through the firewall of "
                            + receiver.get().host().name() + "."));
        }
        return Optional.of(rejected(target, scene.from(link).name(), whom, receiver.get(), evidence));
    }

    /** A port of a node that is not the right one, or not published: the rules about nodes name it better. */
    private static boolean isPeer(Scene scene, Link link) {
        boolean beat = link.purpose() == Link.Purpose.HEARTBEAT || link.purpose() == Link.Purpose.COMMS;
        return beat
                && scene.facts().containers().stream()
                        .anyMatch(
                                c -> c.node().isPresent() && c.host().address().equals(link.host()));
    }

    private static Finding rejected(
            String target, String who, String whom, ContainerFacts receiver, List<String> evidence) {
        boolean listens = receiver.listeners().value().isPresent();
        List<String> all = new ArrayList<>(evidence);
        all.add(listens ? "it runs and listens there" : "whether it listens there was not looked at");
        return Finding.error(
                "FL-6241",
                target,
                "Connections from " + who + " to " + whom + " are refused, though it runs.",
                all,
                listens
                        ? "A firewall of " + receiver.host().name()
                                + " rejects them: allow the port (see nft list ruleset," + " ufw status)."
                        : "Look whether its program listens (docker logs " + receiver.name()
                                + "); if it does, a firewall of "
                                + receiver.host().name() + " rejects them.");
    }

    private static Finding silent(Scene scene, Link link, String whom, List<String> evidence) {
        String from = scene.from(link).host().name();
        Optional<HostFacts> machine = scene.facts().at(link.host());
        return unanswered(
                scene.from(link).target(),
                scene.from(link).name(),
                whom,
                machine,
                answers(scene, link.host(), scene.from(link).host()),
                from,
                evidence);
    }

    /** Whether anything at all came back from that address to containers of that host. */
    private static boolean answers(Scene scene, String address, HostFacts from) {
        return scene.facts().probes().stream()
                .filter(p -> p.host().equals(address))
                .filter(p -> p.from()
                        .flatMap(scene.facts()::container)
                        .filter(c -> c.host().id().equals(from.id()))
                        .isPresent())
                .map(Probe::reached)
                .anyMatch(r -> r instanceof Reached.Open || r instanceof Reached.Refused);
    }

    private static Finding unanswered(
            String target,
            String who,
            String whom,
            Optional<HostFacts> machine,
            boolean answers,
            String from,
            List<String> evidence) {
        if (!answers && machine.isPresent()) {
            boolean here = machine.get().engine().isPresent();
            List<String> all = new ArrayList<>(evidence);
            all.add("nothing at all came back from " + machine.get().address() + " to " + from
                    + (here ? ", while its engine answers this computer" : ""));
            return Finding.error(
                    "FL-6243",
                    target,
                    "The machine " + machine.get().name() + " is not reached from " + from + ".",
                    all,
                    "See whether " + from + " can ping " + machine.get().address()
                            + ": the line, the route, or a firewall that drops everything.");
        }
        return Finding.error(
                "FL-6242",
                target,
                "Nothing comes back when " + who + " connects to " + whom + ".",
                evidence,
                "A firewall drops it: allow this port on "
                        + machine.map(HostFacts::name).orElse("that machine")
                        + " (see nft list ruleset, ufw status; with"
                        + " a cloud provider its security groups).");
    }

    /** From this computer to every published port. */
    private static List<Finding> fromHere(Scene scene, ContainerFacts container) {
        List<Finding> found = new ArrayList<>();
        for (PublishedPort port : hereTried(container)) {
            Optional<Reached> reached = scene.fromHere(container.host(), port.hostPort(), port.protocol());
            String at = container.host().address() + ":" + port.hostPort() + "/"
                    + port.protocol().word();
            boolean deaf = container.listeners().value().isPresent()
                    && container.listening(port.containerPort(), port.protocol()).stream()
                            .allMatch(l -> l.isLoopback());
            if (reached.isEmpty() || deaf) {
                continue;
            }
            List<String> evidence =
                    List.of(at + " from this computer: " + reached.get().words());
            String whom = container.name() + " (" + at + ")";
            switch (reached.get()) {
                case Reached.Refused refused ->
                    found.add(rejected(container.target(), "this computer", whom, container, evidence));
                case Reached.TimedOut silent ->
                    found.add(unanswered(
                            container.target(),
                            "this computer",
                            whom,
                            Optional.of(container.host()),
                            container.host().engine().isPresent(),
                            "this computer",
                            evidence));
                case Reached.NoRoute no ->
                    found.add(Finding.error(
                            "FL-6244",
                            container.target(),
                            "From this computer there is no way to " + whom + ".",
                            evidence,
                            "Look at the routes (ip route get "
                                    + container.host().address() + ") and at a firewall that rejects."));
                case Reached.Open open -> {}
                case Reached.Unresolved un -> {}
                case Reached.Silent none -> {}
                case Reached.NotTried not -> {}
            }
        }
        return found;
    }

    /** Ports that this computer tries: published ones that are not for their machine alone, and a node's on the host's network. */
    static List<PublishedPort> hereTried(ContainerFacts container) {
        boolean local = Names.isLoopback(container.host().address());
        List<PublishedPort> ports = new ArrayList<>();
        if (container.onHostNetwork()) {
            Scene.nodePorts(container, Protocol.TCP).forEach(p -> ports.add(new PublishedPort("", p, p, Protocol.TCP)));
        } else {
            container.ports().stream()
                    .filter(p -> p.protocol() == Protocol.TCP)
                    .filter(p -> local || !Names.isLoopback(p.hostIp()))
                    .filter(p -> isAt(container.host(), p.hostIp()))
                    .forEach(ports::add);
        }
        Map<Integer, PublishedPort> byNumber = new LinkedHashMap<>();
        ports.forEach(p -> byNumber.putIfAbsent(p.hostPort(), p));
        return byNumber.values().stream().limit(16).toList();
    }

    /** Not those that are published on another of the machine's addresses. */
    private static boolean isAt(HostFacts host, String bound) {
        return bound.isEmpty()
                || Names.isWildcard(bound)
                || Names.isLoopback(bound)
                || bound.equalsIgnoreCase(host.address());
    }
}
