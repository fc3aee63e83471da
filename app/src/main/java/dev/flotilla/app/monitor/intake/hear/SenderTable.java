package dev.flotilla.app.monitor.intake.hear;

import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.WatchedNode;
import dev.flotilla.node.wire.FrameSeal;
import dev.flotilla.node.wire.Heartbeat;
import dev.flotilla.node.wire.HeartbeatScan;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose heartbeat it is, by the rules of a node: by the node id, else by the place the sender names, else by the place
 * it sends from. So two nodes behind one address stay apart, and originals that all call themselves 0.0.0.0 do too. One
 * thread.
 */
final class SenderTable {
    private final Map<String, SenderRow> byId = new HashMap<>();
    private final Map<Place, SenderRow> byPlace = new HashMap<>();
    private Map<String, SenderRow> byName = new LinkedHashMap<>();
    private SenderCache cache = new SenderCache(0);

    private record Place(String host, int port) {}

    /**
     * @param addresses of the hosts that are names, as far as they are known
     * @param seals by the files of their keys, as far as they could be read
     */
    void watch(Collection<WatchedNode> nodes, Map<String, Set<InetAddress>> addresses, Map<String, FrameSeal> seals) {
        Map<String, SenderRow> next = new LinkedHashMap<>();
        byId.clear();
        byPlace.clear();
        for (WatchedNode node : nodes) {
            SenderRow row = byName.get(node.name());
            if (row == null) {
                row = new SenderRow(node);
            } else {
                row.node(node);
            }
            row.guarded(seals);
            next.put(node.name(), row);
            SenderRow known = row;
            node.nodeId().ifPresent(id -> byId.putIfAbsent(id, known));
            byPlace.putIfAbsent(new Place(node.host(), node.heartbeatPort()), known);
        }
        // After all places that somebody configured: a name's address never takes one of those.
        for (SenderRow row : next.values()) {
            for (InetAddress address : addresses.getOrDefault(row.node().host(), Set.of())) {
                byPlace.putIfAbsent(
                        new Place(address.getHostAddress(), row.node().heartbeatPort()), row);
            }
        }
        byName = next;
        cache = new SenderCache(next.size());
    }

    /** The row to which a heartbeat that looked the same went before. */
    @Nullable
    SenderRow again(HeartbeatScan scan, InetAddress source) {
        return cache.find(scan, source);
    }

    void remember(HeartbeatScan scan, InetAddress source, SenderRow row) {
        cache.remember(scan, source, row);
    }

    Optional<SenderRow> find(Heartbeat beat, String source) {
        SenderRow row = beat.nodeId().map(byId::get).orElse(null);
        if (row == null) {
            row = byPlace.get(new Place(beat.host(), beat.port()));
        }
        return Optional.ofNullable(row != null ? row : byPlace.get(new Place(source, beat.port())));
    }

    void stalled(long now) {
        byName.values().forEach(row -> row.stalled(now));
    }

    List<HeardFrom> heard(long now) {
        return byName.values().stream().map(row -> row.heard(now)).toList();
    }
}
