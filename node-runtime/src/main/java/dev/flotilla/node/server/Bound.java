package dev.flotilla.node.server;

import dev.flotilla.node.NodeStartException;
import dev.flotilla.node.beat.Peer;
import dev.flotilla.node.beat.socket.OwnAddress;
import dev.flotilla.node.config.Key;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Binding, and what is said when it fails. Not on an event loop. */
final class Bound {
    private Bound() {}

    /** @throws NodeStartException when the host has no address */
    static InetSocketAddress resolved(InetSocketAddress at) throws NodeStartException {
        if (!at.isUnresolved()) {
            return at;
        }
        InetSocketAddress found = new InetSocketAddress(at.getHostString(), at.getPort());
        if (found.isUnresolved()) {
            throw new NodeStartException(
                    "host is \"" + at.getHostString() + "\"; no address is known for that name.", "");
        }
        return found;
    }

    /** Bound to all addresses of the machine, a peer at one of them is the node itself. */
    static void noPeerIsHere(List<Peer> peers, InetSocketAddress beatAt) throws NodeStartException {
        if (beatAt.getPort() == 0 || !beatAt.getAddress().isAnyLocalAddress()) {
            return;
        }
        for (Peer peer : peers) {
            if (peer.port() == beatAt.getPort() && OwnAddress.isHere(peer.host())) {
                throw new NodeStartException(
                        "peers names \"" + peer.host() + ":" + peer.port()
                                + "\"; that is an address of this machine, so the peer is the node itself, leave it out.",
                        "");
            }
        }
    }

    /**
     * @param key what names the port in a configuration
     * @throws NodeStartException with the port, and its holder where the system tells
     */
    static Channel of(ChannelFuture bind, InetSocketAddress at, String protocol, Key key) throws NodeStartException {
        bind.awaitUninterruptibly();
        if (bind.isSuccess()) {
            return bind.channel();
        }
        Throwable cause = bind.cause();
        String where = text(at) + "/" + protocol;
        boolean taken = cause instanceof BindException
                && String.valueOf(cause.getMessage()).contains("in use");
        throw new NodeStartException(
                taken
                        ? "Port " + where + " is taken by "
                                + PortHolder.find(protocol, at.getPort()).orElse("another process") + "; "
                                + key.inFile()
                                + " names another one."
                        : "Port " + where + " of " + key.inFile() + " cannot be bound: " + cause.getMessage() + "; "
                                + (key == Key.HTTP_PORT ? Key.HTTP_HOST : Key.HOST).inFile()
                                + " has to be an address of this machine.",
                taken ? where : "");
    }

    /** What a channel is bound to; all addresses as they were asked for, for a socket of both families says it in its own way. */
    static String text(Channel channel, InetSocketAddress at) {
        InetSocketAddress bound = (InetSocketAddress) channel.localAddress();
        boolean all = bound.getAddress() != null && bound.getAddress().isAnyLocalAddress();
        return all ? text(new InetSocketAddress(at.getAddress(), bound.getPort())) : text(bound);
    }

    /** As figures, not as a name. */
    static String text(InetSocketAddress at) {
        InetAddress address = at.getAddress();
        return (address == null ? at.getHostString() : address.getHostAddress()) + ":" + at.getPort();
    }
}
