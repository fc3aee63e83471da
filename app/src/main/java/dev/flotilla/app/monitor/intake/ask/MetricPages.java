package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.NodeMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /metrics} of a node of ours. Lines that are something else are passed over. */
final class MetricPages {
    private static final Pattern SAMPLE = Pattern.compile(
            "(flotilla_[a-z_]{1,64})(?:\\{[a-z_]{1,20}=\"([a-z0-9_]{1,40})\"})? ([0-9][0-9.eE+-]{0,30})");
    private static final int LONGEST_LINE = 512;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_REASONS = 64;
    /** Greater than anything a node counts. */
    private static final double GREATEST = 1e15;

    private static final Map<String, String> REJECTED = Map.of(
            "flotilla_control_rejected_total", "control",
            "flotilla_http_rejected_total", "http",
            "flotilla_heartbeats_rejected_total", "heartbeat",
            "flotilla_commit_dropped_total", "agreement");

    private final Map<String, Long> rounds = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private OptionalDouble busy = OptionalDouble.empty();
    private boolean stalled;
    private long unsent;
    private boolean any;

    private MetricPages() {}

    /** Empty when nothing on the page is a node's. */
    static Optional<NodeMetrics> read(byte[] page, long nanos) {
        MetricPages reading = new MetricPages();
        Iterator<String> lines =
                new String(page, StandardCharsets.UTF_8).lines().iterator();
        for (int i = 0; i < MOST_LINES && lines.hasNext(); i++) {
            String line = lines.next();
            Matcher sample = SAMPLE.matcher(line.length() > LONGEST_LINE ? "" : line);
            if (sample.matches()) {
                reading.take(sample.group(1), Optional.ofNullable(sample.group(2)), value(sample.group(3)));
            }
        }
        return reading.any
                ? Optional.of(new NodeMetrics(
                        nanos, reading.rounds, reading.rejected, reading.busy, reading.stalled, reading.unsent))
                : Optional.empty();
    }

    private static OptionalDouble value(String digits) {
        try {
            double number = Double.parseDouble(digits);
            return number >= 0 && number <= GREATEST ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void take(String name, Optional<String> label, OptionalDouble value) {
        if (value.isEmpty()) {
            return;
        }
        long count = (long) value.getAsDouble();
        String kind = REJECTED.get(name);
        if (kind != null && label.isPresent()) {
            put(rejected, kind + " " + label.get(), count);
        } else if (name.equals("flotilla_commit_rounds_total") && label.isPresent()) {
            put(rounds, label.get(), count);
        } else if (name.equals("flotilla_node_busy_seconds_total")) {
            busy = value;
        } else if (name.equals("flotilla_commit_log_stalled")) {
            stalled = count > 0;
        } else if (name.equals("flotilla_control_unsent_total")) {
            unsent = count;
        } else {
            return;
        }
        any = true;
    }

    private static void put(Map<String, Long> all, String key, long count) {
        if (count > 0 && all.size() < MOST_REASONS) {
            all.put(key, count);
        }
    }
}
