package dev.flotilla.app.monitor.config;

import dev.flotilla.app.fleet.Node;
import dev.flotilla.node.beat.Peer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names for nodes whose file gives them none. */
final class Names {
    private Names() {}

    /** The address, with the port where it is not the usual one: two nodes of a machine differ by it. */
    static String of(String host, int heartbeatPort) {
        String plain = host.replaceAll("[^A-Za-z0-9_.:-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        String name = plain.isEmpty() ? "node" : plain;
        return heartbeatPort == Node.USUAL_HEARTBEAT_PORT ? name : name + ":" + heartbeatPort;
    }

    /** What the file calls the peer; empty when that is its address. */
    static Optional<String> id(Peer peer) {
        boolean address = peer.name().equals(peer.host() + ":" + peer.port())
                || peer.name().equals("[" + peer.host() + "]:" + peer.port());
        return address ? Optional.empty() : Optional.of(peer.name());
    }

    static Node unique(Node node, Set<String> taken) {
        String name = node.name();
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = node.name() + "-" + n;
        }
        return node.withName(name);
    }

    static String url(boolean tls, String host, int port) {
        return (tls ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
