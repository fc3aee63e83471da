package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The answer to comms {@code stats}: whom a node hears, as originals tell it. They say by their own wall clock when they
 * heard somebody last, which nobody may compare with a clock here; but between two answers it moves on or it does not,
 * and that gives an age that no clock can spoil. One thread.
 */
final class StatsPages {
    private final Map<String, Map<String, Heard>> before = new HashMap<>();

    /** @param since when {@code lastMs} was first seen; empty for the first answer, for it may have stood there for long */
    private record Heard(long lastMs, OptionalLong since) {}

    /** Empty when it is something else. */
    Optional<NodeReport> read(String node, byte[] body, long nanos) {
        return Reading.tree(body).filter(JsonNode::isArray).map(rows -> {
            Map<String, Heard> known = before.getOrDefault(node, Map.of());
            Map<String, Heard> now = new HashMap<>();
            List<HeardFrom> heard = new ArrayList<>();
            for (JsonNode row : rows) {
                if (heard.size() < Reading.MOST_ROWS) {
                    heard.add(row(row, known, now, nanos));
                }
            }
            before.put(node, now);
            return new NodeReport(node, nanos, Optional.empty(), Optional.of(heard), Map.of(), 0);
        });
    }

    private static HeardFrom row(JsonNode row, Map<String, Heard> known, Map<String, Heard> now, long nanos) {
        String host = Reading.text(row.path("host"));
        int port = Reading.port(row.path("heartbeat_port"));
        String peer = host + ":" + port;
        long last = Reading.count(row.path("last_time_received")).orElse(0);
        Heard then = known.get(peer);
        Heard is = then == null
                ? new Heard(last, OptionalLong.empty())
                : then.lastMs == last ? then : new Heard(last, OptionalLong.of(nanos));
        now.put(peer, is);
        boolean ever = last > 0;
        return new HeardFrom(
                peer,
                Optional.empty(),
                host,
                port,
                Optional.empty(),
                ever ? -1 : 0,
                0,
                Reading.text(row.path("connection_status")).equals("stale"),
                0,
                0,
                ever && is.since().isPresent()
                        ? OptionalLong.of(Math.max(0, nanos - is.since().getAsLong()) / 1_000_000)
                        : OptionalLong.empty(),
                OptionalDouble.empty());
    }

    void forget(String node) {
        before.remove(node);
    }
}
