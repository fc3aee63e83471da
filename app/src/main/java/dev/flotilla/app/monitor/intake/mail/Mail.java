package dev.flotilla.app.monitor.intake.mail;

import dev.flotilla.app.monitor.NodeMetrics;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.ReplicaReport;
import dev.flotilla.app.monitor.Sign;

/** Something that came in about one watched node, stamped with the monotonic clock when it came. */
public sealed interface Mail {
    /** Name of the watched node. */
    String node();

    long atNanos();

    record Seen(String node, long atNanos, Sign sign) implements Mail {}

    record Reported(String node, long atNanos, NodeReport report) implements Mail {}

    record Served(String node, long atNanos, ReplicaReport replica) implements Mail {}

    record Measured(String node, long atNanos, NodeMetrics metrics) implements Mail {}

    /**
     * What became of a question over HTTP.
     *
     * @param word one for people and scripts: ok, slow, refused, silent, ...
     */
    record AskedHttp(String node, long atNanos, String word) implements Mail {}

    /** Its turn of questions is over. */
    record TurnOver(String node, long atNanos, boolean answered) implements Mail {}
}
