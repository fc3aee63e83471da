package dev.flotilla.app.noderun;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A row of one of the two tables of {@code GET /heartbeats}.
 *
 * @param ageMillis by the node's own clock, -1 when there was none yet
 */
record Beat(String peer, String status, long count, long ageMillis, long boot) {
    static List<Beat> table(JsonNode heartbeats, String table) {
        return heartbeats
                .required(table)
                .valueStream()
                .map(row -> new Beat(
                        row.required("peer").asString(),
                        row.required("status").asString(),
                        row.required("count").asLong(),
                        row.required("age_ms").asLong(-1),
                        row.path("boot").asLong(0)))
                .toList();
    }

    static Map<String, Beat> heard(JsonNode heartbeats) {
        return table(heartbeats, "received").stream().collect(Collectors.toMap(Beat::peer, Function.identity()));
    }

    boolean online() {
        return status.equals("online");
    }

    boolean stale() {
        return status.equals("stale");
    }
}
