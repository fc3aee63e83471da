package dev.flotilla.node.beat.socket;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Under which address this machine is found. */
public final class OwnAddress {
    private OwnAddress() {}

    /**
     * The bound address where it is one, else that of the interface the way to the other goes by. Nothing is sent.
     *
     * @param other whom it is for; empty when nobody is known yet
     */
    static String towards(InetSocketAddress bound, Optional<InetSocketAddress> other) {
        InetAddress address = bound.getAddress();
        if (address == null) {
            return bound.getHostString();
        }
        if (!address.isAnyLocalAddress()) {
            return address.getHostAddress();
        }
        if (other.isPresent()) {
            try (DatagramSocket probe = new DatagramSocket()) {
                probe.connect(other.get());
                InetAddress local = probe.getLocalAddress();
                return local.isAnyLocalAddress() ? address.getHostAddress() : local.getHostAddress();
            } catch (IOException e) {
                return address.getHostAddress();
            }
        }
        return address.getHostAddress();
    }

    /** Whether a host is one of this machine's own addresses; false for a name. */
    public static boolean isHere(String host) {
        return PeerDirectory.literal(host).filter(OwnAddress::belongs).isPresent();
    }

    private static boolean belongs(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
