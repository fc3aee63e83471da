package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeState;
import dev.flotilla.app.ui.kit.status.Tone;
import dev.flotilla.app.ui.monitor.TickedNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said beside the suspicion of the worst of the ticked nodes.
 *
 * @param title "mosaic-3 is suspect"; empty when all are well
 */
record Remark(String title, String detail, Tone tone) {
    private static final Remark NONE = new Remark("", "", Tone.NEUTRAL);

    static Remark of(FleetHealth health, List<TickedNode> nodes) {
        return nodes.stream()
                .map(n -> health.node(n.name()))
                .flatMap(Optional::stream)
                .filter(n -> n.state() == NodeState.SUSPECT || n.state() == NodeState.DOWN)
                .max(Comparator.comparing(NodeHealth::state).thenComparingDouble(NodeHealth::suspicion))
                .map(Remark::of)
                .orElse(NONE);
    }

    private static Remark of(NodeHealth node) {
        return new Remark(
                node.node().name() + " is " + node.state().word(),
                String.format(Locale.ROOT, "%.1f now", node.suspicion()),
                node.state() == NodeState.DOWN ? Tone.DANGER : Tone.SUSPECT);
    }
}
