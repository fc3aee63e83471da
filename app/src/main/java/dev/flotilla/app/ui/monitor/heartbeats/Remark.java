package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeCause;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.ui.kit.Amounts;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.monitor.TickedNode;
import dev.flotilla.app.ui.monitor.chart.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said beside the suspicion of the worst of the ticked nodes: of now, or of the time that is looked at.
 *
 * @param title "mosaic-3 is suspect"; empty when all are well
 */
record Remark(String title, String detail, Tone tone) {
    static final Remark NONE = new Remark("", "", Tone.NEUTRAL);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** @param now by the wall clock: what a monitor that stands still knew is not what holds */
    static Remark now(FleetHealth health, List<TickedNode> nodes, Instant now) {
        boolean old = health.isOld(now);
        return nodes.stream()
                .map(n -> health.node(n.name()))
                .flatMap(Optional::stream)
                .filter(n -> n.state() == NodeState.SUSPECT || n.state() == NodeState.DOWN)
                .filter(n -> n.cause() != NodeCause.STOPPED)
                .max(Comparator.comparing(NodeHealth::state).thenComparingDouble(NodeHealth::suspicion))
                .map(node -> old ? was(node, health.at(), now) : is(node))
                .orElse(NONE);
    }

    private static Remark is(NodeHealth node) {
        return new Remark(
                node.node().name() + " is " + node.state().word(),
                number(node.suspicion()) + " now",
                node.state() == NodeState.DOWN ? Tone.DANGER : Tone.SUSPECT);
    }

    private static Remark was(NodeHealth node, Instant then, Instant now) {
        return new Remark(
                node.node().name() + " was " + node.state().word(),
                number(node.suspicion()) + ", " + Amounts.span(Duration.between(then, now)) + " ago",
                Tone.NEUTRAL);
    }

    /** By what the graph shows of that time, for nothing else is kept of it. */
    static Remark at(List<Curve> suspicion, long atMs, ZoneId zone) {
        return suspicion.stream()
                .filter(curve -> curve.at(atMs).orElse(0) >= GraphSpec.Levels.SUSPECT)
                .max(Comparator.comparingDouble(curve -> curve.at(atMs).orElse(0)))
                .map(curve -> at(curve.name(), curve.at(atMs).orElse(0), atMs, zone))
                .orElse(NONE);
    }

    private static Remark at(String name, double value, long atMs, ZoneId zone) {
        boolean down = value >= GraphSpec.Levels.DOWN;
        return new Remark(
                name + " was " + (down ? NodeState.DOWN : NodeState.SUSPECT).word(),
                number(value) + " at " + TIME.format(Instant.ofEpochMilli(atMs).atZone(zone)),
                down ? Tone.DANGER : Tone.SUSPECT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
