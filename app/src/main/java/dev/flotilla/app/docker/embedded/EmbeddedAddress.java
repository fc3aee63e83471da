package dev.flotilla.app.docker.embedded;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives each embedded host a loopback address of its own, where the system has more than one. The hosts of a fleet share
 * a network such as {@code 127.83.201.0}; another fleet on this computer gets another, for both would choose the same
 * ports.
 */
public final class EmbeddedAddress {
    private static final Pattern OURS = Pattern.compile("(127\\.\\d+\\.\\d+\\.)\\d+");
    private static final int LAST = 254;
    private static final String ONLY = "127.0.0.1";

    private EmbeddedAddress() {}

    /** An embedded host without an address gets one of its own; any other host stays as it is. */
    public static Host given(Host host, Fleet fleet) {
        if (!host.isEmbedded() || host.address().isPresent()) {
            return host;
        }
        return host.withAddress(free(host, fleet));
    }

    /** One that no host of the fleet has; {@code 127.0.0.1} where no other can be listened on, as on a Mac. */
    private static String free(Host host, Fleet fleet) {
        Set<String> taken = fleet.hosts().stream().map(Host::reachableAddress).collect(Collectors.toSet());
        String network = network(host, fleet);
        for (int i = 1; i <= LAST; i++) {
            String address = network + i;
            if (!taken.contains(address)) {
                return canListen(address) ? address : ONLY;
            }
        }
        return ONLY;
    }

    /** That of the embedded hosts which are there; for the first, one that follows from its id, which chance made. */
    private static String network(Host host, Fleet fleet) {
        return fleet.hosts().stream()
                .filter(other -> other.isEmbedded() && !other.reachableAddress().equals(ONLY))
                .map(other -> OURS.matcher(other.reachableAddress()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseGet(() -> {
                    int hash = host.id().value().hashCode();
                    return "127." + (10 + Math.floorMod(hash, 240)) + "." + (1 + Math.floorMod(hash / 240, 250)) + ".";
                });
    }

    private static boolean canListen(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
