package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.node.NodeConfig;
import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.config.Listening;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a node listens that believes to be in a container: at the published address of each port, else at any free port of its host. There is
 * no network of its own in which it could have the port itself.
 */
final class EmbeddedPorts {
    private final List<PublishedPort> free;
    private final InetAddress own;

    /** @param own the host's address, for ports that are published without one */
    EmbeddedPorts(List<PublishedPort> published, InetAddress own) {
        this.free = new ArrayList<>(published);
        this.own = own;
    }

    /** @param inside where it would listen in a container */
    Listening of(NodeConfig inside) throws NodeStartException {
        Listening there = inside.listening();
        Optional<PublishedPort> comms = taken(Protocol.TCP, there.comms(), NodeConfig.COMMS_PORT);
        Optional<PublishedPort> control = taken(Protocol.TCP, there.control(), NodeConfig.CONTROL_PORT);
        Optional<PublishedPort> http = taken(Protocol.TCP, Optional.of(there.http()), NodeConfig.HTTP_PORT)
                .or(() -> any(Protocol.TCP));
        Optional<PublishedPort> beat = taken(Protocol.UDP, Optional.of(there.beat()), NodeConfig.BEAT_PORT)
                .or(() -> any(Protocol.UDP));
        boolean agrees = control.isPresent() || !inside.controlPeers().isEmpty();
        return new Listening(
                at(beat),
                Optional.of(at(comms)),
                agrees ? Optional.of(at(control)) : Optional.empty(),
                at(http),
                there.advertised());
    }

    /** The one for the port that the node was told, else for the usual one: stack files publish that for every node. */
    private Optional<PublishedPort> taken(Protocol protocol, Optional<InetSocketAddress> told, int usual) {
        Optional<PublishedPort> port =
                told.flatMap(at -> find(protocol, at.getPort())).or(() -> find(protocol, usual));
        port.ifPresent(free::remove);
        return port;
    }

    private Optional<PublishedPort> find(Protocol protocol, int inside) {
        return free.stream()
                .filter(port -> port.protocol() == protocol && port.containerPort() == inside)
                .findFirst();
    }

    private Optional<PublishedPort> any(Protocol protocol) {
        return free.stream().filter(port -> port.protocol() == protocol).findFirst();
    }

    private InetSocketAddress at(Optional<PublishedPort> chosen) throws NodeStartException {
        if (chosen.isEmpty()) {
            return new InetSocketAddress(own, 0);
        }
        PublishedPort port = chosen.get();
        return port.hostIp().isEmpty()
                ? new InetSocketAddress(own, port.hostPort())
                : new InetSocketAddress(LoopbackAddress.of(port.hostIp()), port.hostPort());
    }
}
