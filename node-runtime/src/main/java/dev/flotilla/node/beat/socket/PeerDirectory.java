package dev.flotilla.node.beat.socket;

import dev.flotilla.node.beat.Peer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** Where the peers are. Names are looked up again every minute on threads that may wait; an address needs no look. On the event loop. */
final class PeerDirectory {
    private static final long EVERY_NANOS = 60_000_000_000L;
    private static final long RETRY_NANOS = 5_000_000_000L;

    private final Executor waiting;
    private final Executor loop;
    private final BiConsumer<Peer, Set<String>> found;
    private final Map<Peer, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private Optional<InetSocketAddress> at = Optional.empty();
        private boolean figures;
        private boolean asking;
        private boolean asked;
        private long next;
    }

    /** @param found told all addresses of a peer, on the loop */
    PeerDirectory(List<Peer> peers, Executor waiting, Executor loop, BiConsumer<Peer, Set<String>> found) {
        this.waiting = waiting;
        this.loop = loop;
        this.found = found;
        for (Peer peer : peers) {
            Entry entry = new Entry();
            entries.put(peer, entry);
            literal(peer.host()).ifPresent(address -> {
                entry.figures = true;
                entry.at = Optional.of(new InetSocketAddress(address, peer.port()));
                found.accept(peer, Set.of(address.getHostAddress()));
            });
        }
    }

    static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where to send; empty while the name is not known. */
    Optional<InetSocketAddress> find(Peer peer, long now) {
        Entry entry = entries.get(peer);
        if (entry == null) {
            return Optional.empty();
        }
        if (!entry.figures && !entry.asking && (!entry.asked || now - entry.next >= 0)) {
            ask(peer, entry);
        }
        return entry.at;
    }

    private void ask(Peer peer, Entry entry) {
        entry.asking = true;
        try {
            waiting.execute(() -> {
                List<InetAddress> all = lookUp(peer.host());
                loop.execute(() -> answered(peer, entry, all));
            });
        } catch (RejectedExecutionException e) {
            entry.asking = false;
        }
    }

    private void answered(Peer peer, Entry entry, List<InetAddress> all) {
        entry.asking = false;
        entry.asked = true;
        entry.next = System.nanoTime() + (all.isEmpty() ? RETRY_NANOS : EVERY_NANOS);
        if (!all.isEmpty()) {
            entry.at = Optional.of(new InetSocketAddress(all.getFirst(), peer.port()));
            Set<String> texts = new LinkedHashSet<>();
            all.forEach(address -> texts.add(address.getHostAddress()));
            found.accept(peer, texts);
        }
    }

    /** Four figures first: the originals listen on nothing else. */
    private static List<InetAddress> lookUp(String host) {
        try {
            List<InetAddress> all = new ArrayList<>();
            Collections.addAll(all, InetAddress.getAllByName(host));
            all.sort(Comparator.comparing(address -> !(address instanceof Inet4Address)));
            return all;
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
