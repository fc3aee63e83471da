package dev.flotilla.app.monitor.matrix;

import dev.flotilla.app.base.AddressForm;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import dev.flotilla.app.monitor.WatchedNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the watched node that a row of somebody's report means. Reports name others by id, by a configured name or by an
 * address, each from where it stands; a name or address that two nodes share means neither.
 */
final class Directory {
    static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private final List<WatchedNode> nodes;
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Place, Integer> places = new HashMap<>();

    record Place(String host, int port) {}

    Directory(List<WatchedNode> nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            WatchedNode node = nodes.get(i);
            int at = i;
            node.nodeId().ifPresent(id -> put(names, id, at));
            put(places, new Place(node.host(), node.heartbeatPort()), at);
        }
        for (int i = 0; i < nodes.size(); i++) {
            names.putIfAbsent(nodes.get(i).name(), i);
        }
    }

    private static <K> void put(Map<K, Integer> all, K key, int node) {
        all.merge(key, node, (one, other) -> one.equals(other) ? one : Integer.valueOf(SEVERAL));
    }

    /** What one node turned out to go by elsewhere; an address that is already another's stays with that one. */
    void alsoAt(int node, String host, int port) {
        places.putIfAbsent(new Place(host, port), node);
    }

    private int named(String name) {
        return Math.max(NOBODY, names.getOrDefault(name, NOBODY));
    }

    private int placed(String host, int port) {
        return Math.max(NOBODY, places.getOrDefault(new Place(host, port), NOBODY));
    }

    int of(SentTo row) {
        int byPlace = placed(row.host(), row.port());
        return byPlace >= 0 ? byPlace : named(row.peer());
    }

    int of(HeardFrom row) {
        return sender(row.saidId(), row.peer(), row.saidHost(), row.saidPort(), row.source());
    }

    int of(Stranger row) {
        return sender(row.saidId(), "", row.saidHost(), row.saidPort(), Optional.of(row.source()));
    }

    private int sender(Optional<String> id, String peer, String saidHost, int saidPort, Optional<String> source) {
        int byId = id.isPresent() ? named(id.get()) : NOBODY;
        if (byId >= 0) {
            return byId;
        }
        int byPeer = peer.isEmpty() ? NOBODY : named(peer);
        if (byPeer >= 0) {
            return byPeer;
        }
        boolean elsewhere =
                AddressForm.isNobodysOwn(saidHost) && source.isPresent() && !AddressForm.isLoopback(source.get());
        int byPlace = elsewhere ? NOBODY : placed(saidHost, saidPort);
        return byPlace >= 0 || source.isEmpty() ? byPlace : placed(source.get(), saidPort);
    }

    /** The nodes at this address, whatever their ports. */
    List<Integer> at(String host) {
        return java.util.stream.IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).host().equals(host))
                .boxed()
                .toList();
    }
}
