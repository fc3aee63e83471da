package dev.flotilla.app.monitor;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.docker.ContainerDetail;
import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.stack.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the faces of a node in a container are found from outside. */
final class ContainerNode {
    private static final Duration EMBEDDED_PERIOD = Duration.ofSeconds(1);
    private static final int LONGEST_NAME = 63;

    private final Host host;
    private final RunningContainer container;
    private final NodeKind kind;
    private final NodeSettings settings;
    private final List<PublishedPort> free;
    private final boolean hostNetwork;

    private ContainerNode(Host host, RunningContainer container, NodeKind kind, Optional<ContainerDetail> detail) {
        this.host = host;
        this.container = container;
        this.kind = kind;
        this.settings = NodeSettings.of(detail.map(ContainerDetail::environment).orElse(Map.of()));
        List<PublishedPort> ports = container.ports().isEmpty()
                ? detail.map(d -> d.container().ports()).orElse(List.of())
                : container.ports();
        this.free = new ArrayList<>(ports.stream().filter(this::isReachable).toList());
        this.hostNetwork = container.networks().contains("host")
                || detail.map(d -> d.container().networks().contains("host")).orElse(false);
    }

    /** @param detail as it was last inspected; without it the usual ports and times are taken for granted */
    static WatchedNode of(Host host, RunningContainer container, NodeKind kind, Optional<ContainerDetail> detail) {
        return new ContainerNode(host, container, kind, detail).read();
    }

    private WatchedNode read() {
        boolean beats = kind != NodeKind.CANARY;
        boolean agrees = kind != NodeKind.MOSAIC;
        Optional<PublishedPort> beat = beats ? face(Protocol.UDP, settings.heartbeat(), NodeSettings.BEAT) : none();
        Optional<PublishedPort> comms = beats ? face(Protocol.TCP, settings.comms(), NodeSettings.COMMS) : none();
        Optional<PublishedPort> control =
                agrees ? face(Protocol.TCP, settings.control(), NodeSettings.CONTROL) : none();
        Optional<PublishedPort> http = agrees ? face(Protocol.TCP, settings.http(), NodeSettings.HTTP) : none();
        if (host.isEmbedded()) {
            // Where nothing fits, an embedded node takes what is published whatever its number inside.
            http = http.or(() -> any(Protocol.TCP));
            beat = beat.or(() -> any(Protocol.UDP));
        }
        Duration period = settings.period().orElse(host.isEmbedded() ? EMBEDDED_PERIOD : WatchedNode.USUAL_PERIOD);
        return new WatchedNode(
                        plain(container.label(Labels.INSTANCE).orElse(container.name())),
                        settings.id().or(() -> host.isEmbedded() ? Optional.of(container.name()) : Optional.empty()),
                        beat.map(this::address).orElseGet(host::reachableAddress),
                        beat.map(PublishedPort::hostPort).orElse(settings.heartbeat()),
                        comms.map(PublishedPort::hostPort).orElse(0),
                        control.map(PublishedPort::hostPort).orElse(0),
                        http.map(p ->
                                (settings.tls() ? "https://" : "http://") + bracketed(address(p)) + ":" + p.hostPort()),
                        kind,
                        Optional.of(new WatchedNode.InContainer(host.id(), container.id())),
                        period,
                        settings.tolerance().orElse(period.multipliedBy(3)))
                .withFiles(new WatchedNode.Files(Optional.empty(), settings.rolloutToken()));
    }

    private static Optional<PublishedPort> none() {
        return Optional.empty();
    }

    /** With the host's own network every port is where it is inside. */
    private Optional<PublishedPort> face(Protocol protocol, int told, int usual) {
        if (hostNetwork) {
            return Optional.of(new PublishedPort("", told, told, protocol));
        }
        Optional<PublishedPort> port = find(p -> p.protocol() == protocol && p.containerPort() == told)
                .or(() -> find(p -> p.protocol() == protocol && p.containerPort() == usual));
        port.ifPresent(free::remove);
        return port;
    }

    private Optional<PublishedPort> any(Protocol protocol) {
        return find(p -> p.protocol() == protocol);
    }

    private Optional<PublishedPort> find(Predicate<PublishedPort> wanted) {
        return free.stream().filter(wanted).findFirst();
    }

    /** A port that is bound to the loopback of another machine is asked from here in vain, or answered by the wrong one. */
    private boolean isReachable(PublishedPort port) {
        return !AddressForm.isLoopback(port.hostIp()) || AddressForm.isLoopback(host.reachableAddress());
    }

    private String address(PublishedPort port) {
        return AddressForm.isEverywhere(port.hostIp()) ? host.reachableAddress() : port.hostIp();
    }

    private static String bracketed(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** An engine may say anything; a name is shown, so it has to be fit for that. */
    static String plain(String name) {
        String clean = name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? '?' : c)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.isEmpty() ? "?" : clean;
    }
}
