package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.NodeReport.HeardFrom;
import dev.flotilla.app.monitor.NodeReport.SentTo;
import dev.flotilla.app.monitor.NodeReport.Stranger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** {@code /heartbeats}: whom a node sends to and whom it hears. */
final class BeatPages {
    private static final int MOST_STRANGERS = 16;
    private static final int MOST_REASONS = 64;
    private static final double MOST_DELAY_NS = 3.6e12;

    private BeatPages() {}

    /** Empty when the page is something else. */
    static Optional<NodeReport> read(String node, byte[] body, long nanos) {
        return Reading.tree(body)
                .filter(page ->
                        page.path("sent").isArray() && page.path("received").isArray())
                .map(page -> new NodeReport(
                        node,
                        nanos,
                        Reading.count(page.path("boot")),
                        Optional.of(sent(page.path("sent"))),
                        Optional.of(heard(page.path("received"))),
                        strangers(page.path("strangers")),
                        refused(page.path("refused")),
                        Reading.count(page.path("turned_away")).orElse(0)));
    }

    private static List<SentTo> sent(JsonNode rows) {
        List<SentTo> sent = new ArrayList<>();
        for (JsonNode row : rows) {
            if (sent.size() < Reading.MOST_ROWS) {
                sent.add(new SentTo(
                        Reading.text(row.path("peer")),
                        Reading.text(row.path("host")),
                        Reading.port(row.path("port")),
                        Reading.count(row.path("count")).orElse(0),
                        Reading.text(row.path("status")).equals("failed"),
                        Reading.count(row.path("age_ms"))));
            }
        }
        return sent;
    }

    private static List<HeardFrom> heard(JsonNode rows) {
        List<HeardFrom> heard = new ArrayList<>();
        for (JsonNode row : rows) {
            if (heard.size() < Reading.MOST_ROWS) {
                heard.add(row(row));
            }
        }
        return heard;
    }

    private static HeardFrom row(JsonNode row) {
        String address = Reading.text(row.path("address"));
        int colon = address.lastIndexOf(':');
        OptionalDouble delay = Reading.within(row.path("delay_ns"), -MOST_DELAY_NS, MOST_DELAY_NS);
        return new HeardFrom(
                Reading.text(row.path("peer")),
                Reading.textIfAny(row.path("said_id")),
                colon < 0 ? address : address.substring(0, colon),
                colon < 0 ? 0 : number(address.substring(colon + 1)),
                Reading.textIfAny(row.path("source")),
                Reading.count(row.path("count")).orElse(0),
                Reading.count(row.path("missed")).orElse(0),
                Reading.text(row.path("status")).equals("stale"),
                Reading.count(row.path("boot")).orElse(0),
                Reading.count(row.path("seq")).orElse(0),
                Reading.count(row.path("age_ms")),
                delay.isPresent() ? OptionalDouble.of(delay.getAsDouble() / 1e6) : OptionalDouble.empty());
    }

    private static List<Stranger> strangers(JsonNode rows) {
        List<Stranger> strangers = new ArrayList<>();
        for (JsonNode row : rows) {
            if (strangers.size() < MOST_STRANGERS) {
                strangers.add(new Stranger(
                        Reading.text(row.path("source")),
                        Reading.textIfAny(row.path("said_id")),
                        Reading.text(row.path("said_host")),
                        Reading.port(row.path("said_port")),
                        Reading.text(row.path("reason")),
                        Reading.count(row.path("count")).orElse(0),
                        Reading.count(row.path("age_ms"))));
            }
        }
        return strangers;
    }

    private static int number(String port) {
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    private static Map<String, Long> refused(JsonNode reasons) {
        Map<String, Long> refused = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : reasons.properties()) {
            if (refused.size() < MOST_REASONS) {
                refused.put(
                        Reading.plain(one.getKey()),
                        Reading.count(one.getValue()).orElse(0));
            }
        }
        return refused;
    }
}
