package dev.flotilla.node.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The addresses of the peers, as far as they are known. A name is looked up on threads that may wait, never on an event loop; an address is one at
 * once. Any thread.
 */
final class PeerAddresses {
    private final Executor waiting;
    private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

    PeerAddresses(Executor waiting) {
        this.waiting = waiting;
    }

    /** Whether an address is one that the host had when it was last looked up. */
    boolean has(String host, InetAddress address) {
        List<InetAddress> all = known.getOrDefault(host, List.of());
        return (all.isEmpty() && isFigures(host) ? resolved(host) : all).contains(address);
    }

    /**
     * Looks a host up.
     *
     * @param found its addresses, empty when there are none; called at once or on a thread that may wait
     */
    void lookUp(String host, Consumer<List<InetAddress>> found) {
        if (isFigures(host)) {
            found.accept(resolved(host));
            return;
        }
        try {
            waiting.execute(() -> found.accept(resolved(host)));
        } catch (RejectedExecutionException e) {
            found.accept(known.getOrDefault(host, List.of()));
        }
    }

    private List<InetAddress> resolved(String host) {
        try {
            List<InetAddress> all = List.of(InetAddress.getAllByName(host));
            known.put(host, all);
            return all;
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static boolean isFigures(String host) {
        try {
            return !InetAddress.ofLiteral(host).isMulticastAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
