package dev.flotilla.app.boot.light;

import dev.flotilla.app.docker.PublishedPort;
import dev.flotilla.app.stack.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/** Looks for what embedded nodes leave behind: nothing. */
final class Leftovers {
    /** The threads of embedded hosts, and of the stores that end with the window. */
    private static final Set<String> OURS = Set.of("embedded", "fleet-writer", "settings-writer");

    private Leftovers() {}

    /** Those that somebody still listens on. */
    static List<PublishedPort> heldPorts(List<PublishedPort> ports) {
        return ports.stream().filter(port -> !isFree(port)).toList();
    }

    private static boolean isFree(PublishedPort port) {
        InetSocketAddress address = new InetSocketAddress(port.hostIp(), port.hostPort());
        try {
            if (port.protocol() == Protocol.UDP) {
                new DatagramSocket(address).close();
            } else {
                try (ServerSocket socket = new ServerSocket()) {
                    // Connections that were closed a moment ago are no listeners.
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(OURS::contains)
                .sorted()
                .toList();
    }
}
