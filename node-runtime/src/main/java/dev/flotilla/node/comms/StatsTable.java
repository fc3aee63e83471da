package dev.flotilla.node.comms;

import dev.flotilla.node.beat.BeatSnapshot;
import dev.flotilla.node.beat.Peer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The receive table as the original answers {@code stats}. */
public final class StatsTable {
    private StatsTable() {}

    public static String json(BeatSnapshot tables) {
        Map<String, Peer> peers = new HashMap<>();
        tables.sent().forEach(row -> peers.put(row.peer().name(), row.peer()));
        ArrayNode all = JsonMapper.shared().createArrayNode();
        for (BeatSnapshot.HeardRow row : tables.heard()) {
            BeatSnapshot.Origin origin = row.origin();
            Peer peer = peers.get(row.name());
            boolean heard = !origin.host().isEmpty();
            ObjectNode one = all.addObject()
                    .put("host", heard || peer == null ? origin.host() : peer.host())
                    .put("heartbeat_port", heard || peer == null ? origin.port() : peer.port())
                    .put("comms_port", heard || peer == null ? origin.commsPort() : peer.commsPort())
                    .put("last_time_received", origin.receivedMs().orElse(0))
                    .put("connection_status", row.status().name().toLowerCase(Locale.ROOT));
            stats(one, origin.stats());
            one.putNull("benchmark");
        }
        return all.toString();
    }

    private static void stats(ObjectNode one, String stats) {
        try {
            one.set(
                    "stats_payload",
                    stats.isEmpty() ? one.nullNode() : JsonMapper.shared().readTree(stats));
        } catch (JacksonException e) {
            one.putNull("stats_payload");
        }
    }
}
