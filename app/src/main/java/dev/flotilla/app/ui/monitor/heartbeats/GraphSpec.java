package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.monitor.chart.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A graph of a page.
 *
 * @param unit of the scaled figures; empty for none
 * @param note after the unit, in the title's line; may be empty
 * @param lines what is drawn of each node: usually one
 * @param scale what figures are multiplied with to be in the unit
 * @param atLeast the axis goes up to this at least
 * @param gapWord what is said of a node without figures; empty when that means nothing
 * @param ofEdges whether it is known of what another node received
 */
public record GraphSpec(
        String title,
        String unit,
        String note,
        List<Line> lines,
        double scale,
        double atLeast,
        List<Zone> zones,
        String gapWord,
        boolean ofEdges) {
    /** A tenth of a percent of a percent is noise; three digits are enough for a legend. */
    private static final double WHOLE_FROM = 100;

    /**
     * @param suffix after the node's name: ", round trip"; empty when there is one line of a node
     */
    public record Line(Metric metric, String suffix) {}

    public GraphSpec {
        lines = List.copyOf(lines);
        zones = List.copyOf(zones);
    }

    private static GraphSpec of(Metric metric, String title, String unit, String note, double scale, double atLeast) {
        return new GraphSpec(
                title, unit, note, List.of(new Line(metric, "")), scale, atLeast, List.of(), "silent", false);
    }

    private GraphSpec alsoOfEdges() {
        return new GraphSpec(title, unit, note, lines, scale, atLeast, zones, gapWord, true);
    }

    /** What the heartbeats themselves tell. */
    static List<GraphSpec> heartbeats() {
        double decided = Levels.DOWN;
        GraphSpec suspicion = new GraphSpec(
                Metric.SUSPICION.title(),
                "",
                "digits of certainty that it is gone; suspect from " + (int) Levels.SUSPECT + ", down from " + decided,
                List.of(new Line(Metric.SUSPICION, "")),
                1,
                decided + 1.5,
                List.of(
                        new Zone(Levels.SUSPECT, decided, "suspect", Tone.SUSPECT),
                        new Zone(decided, Double.POSITIVE_INFINITY, "down", Tone.DANGER)),
                "",
                false);
        return List.of(
                of(Metric.INTER_ARRIVAL_MS, Metric.INTER_ARRIVAL_MS.title(), "s", "", .001, 1)
                        .alsoOfEdges(),
                suspicion,
                of(Metric.DELAY_MS, "One-way delay", "ms", "estimate from wall clocks", 1, 10)
                        .alsoOfEdges(),
                of(Metric.LOSS_PERCENT, Metric.LOSS_PERCENT.title(), "%", "in the last 60 s", 1, 100)
                        .alsoOfEdges());
    }

    /** What nodes and engines tell of the machine, and of what a node serves. */
    static List<GraphSpec> resources() {
        return List.of(
                of(Metric.CPU_PERCENT, Metric.CPU_PERCENT.title(), "%", "", 1, 100),
                of(Metric.MEMORY_PERCENT, Metric.MEMORY_PERCENT.title(), "%", "", 1, 100),
                of(Metric.DISK_PERCENT, Metric.DISK_PERCENT.title(), "%", "", 1, 100),
                of(Metric.CONTAINER_CPU_PERCENT, "Container's processor", "%", "of one core, by its engine", 1, 100),
                of(Metric.CONTAINER_MEMORY_MB, "Container's memory", "MB", "by its engine", 1, 10),
                new GraphSpec(
                        "Container's network",
                        "kB/s",
                        "by its engine",
                        List.of(
                                new Line(Metric.CONTAINER_RECEIVED_KB_S, ", received"),
                                new Line(Metric.CONTAINER_SENT_KB_S, ", sent")),
                        1,
                        1,
                        List.of(),
                        "",
                        false),
                of(Metric.P95_MS, Metric.P95_MS.title(), "ms", "", 1, 10),
                of(Metric.ERROR_PERCENT, Metric.ERROR_PERCENT.title(), "%", "", 1, 5),
                of(Metric.CANARY_PERCENT, Metric.CANARY_PERCENT.title(), "%", "of the requests", 1, 100),
                new GraphSpec(
                        "Commit round against round trip",
                        "ms",
                        "a round needs two round trips and three syncs",
                        List.of(new Line(Metric.COMMIT_MS, ""), new Line(Metric.ROUND_TRIP_MS, ", round trip")),
                        1,
                        5,
                        List.of(),
                        "",
                        false));
    }

    /**
     * What stands after its title.
     *
     * @param receiver of edges; empty for this application
     */
    String note(Optional<String> receiver) {
        List<String> parts = new ArrayList<>();
        if (!unit.isEmpty()) {
            parts.add(unit);
        }
        if (!note.isEmpty()) {
            parts.add(note);
        }
        if (ofEdges) {
            parts.add("received by " + receiver.orElse("this application"));
        }
        return String.join(", ", parts);
    }

    /** A scaled figure as the legend says it. */
    String words(double value) {
        double size = Math.abs(value);
        String number = size >= WHOLE_FROM || size == Math.rint(size)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** Where suspicion means something: the detector decides at the second, and asks from about the first on. */
    static final class Levels {
        static final double SUSPECT = 2;
        static final double DOWN = dev.flotilla.app.monitor.detect.Limits.USUAL.decided();

        private Levels() {}
    }
}
