package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives each embedded host a loopback address of its own, where the system has more than one. */
public final class EmbeddedAddress {
    private static final String PREFIX = "127.0.10.";
    private static final int LAST = 254;
    private static final String ONLY = "127.0.0.1";

    private EmbeddedAddress() {}

    /** An embedded host without an address gets one of its own; any other host stays as it is. */
    public static Host given(Host host, Fleet fleet) {
        if (!host.isEmbedded() || host.address().isPresent()) {
            return host;
        }
        return new Host(
                host.id(),
                host.name(),
                host.engine(),
                Optional.of(free(fleet)),
                host.datacenter(),
                host.labels(),
                host.status(),
                host.declared(),
                host.reservePercent());
    }

    /** One that no host of the fleet has; {@code 127.0.0.1} where no other can be listened on, as on a Mac. */
    public static String free(Fleet fleet) {
        Set<String> taken = fleet.hosts().stream().map(Host::reachableAddress).collect(Collectors.toSet());
        for (int i = 1; i <= LAST; i++) {
            String address = PREFIX + i;
            if (!taken.contains(address)) {
                return canListen(address) ? address : ONLY;
            }
        }
        return ONLY;
    }

    private static boolean canListen(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
