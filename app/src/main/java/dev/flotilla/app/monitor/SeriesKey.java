package dev.flotilla.app.monitor;

import java.util.Optional;

/**
 * One figure over time.
 *
 * @param node whose figure it is; of an edge the sender
 * @param receiver of an edge, the node that received; empty for what this application heard or was told
 */
public record SeriesKey(String node, Optional<String> receiver, Metric metric) {
    public static SeriesKey of(String node, Metric metric) {
        return new SeriesKey(node, Optional.empty(), metric);
    }
}
