package dev.flotilla.app.ui.monitor.heartbeats;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.ui.monitor.NodeMark;
import dev.flotilla.app.ui.monitor.TickedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which figures are looked at: of the ticked nodes or of one sender, as this application or another node received them. */
final class GraphChoice {
    private static final int DAY_NODES = 12;

    private final List<GraphSpec> specs;
    private final GraphToolbar toolbar;
    private List<TickedNode> ticked = List.of();

    GraphChoice(List<GraphSpec> specs, GraphToolbar toolbar) {
        this.specs = List.copyOf(specs);
        this.toolbar = toolbar;
    }

    /** Where this application hears nothing itself, the node that hears the most others; empty for this application. */
    static Optional<String> receiver(FleetHealth now) {
        if (now.listening().isPresent()) {
            return Optional.empty();
        }
        return now.nodes().stream()
                .filter(node -> hears(node) > 0)
                .max(Comparator.comparingInt(GraphChoice::hears))
                .map(node -> node.node().name());
    }

    private static int hears(NodeHealth node) {
        return node.report().flatMap(NodeReport::heard).map(List::size).orElse(0);
    }

    void tick(List<TickedNode> nodes) {
        ticked = List.copyOf(nodes);
    }

    List<TickedNode> ticked() {
        return ticked;
    }

    List<TickedNode> senders() {
        Optional<String> one = toolbar.sender();
        if (one.isEmpty()) {
            return ticked;
        }
        return List.of(ticked.stream()
                .filter(t -> t.name().equals(one.get()))
                .findFirst()
                .orElseGet(() -> new TickedNode(one.get(), NodeMark.of(0))));
    }

    List<SeriesKey> keys() {
        List<SeriesKey> keys = new ArrayList<>();
        for (GraphSpec spec : specs) {
            for (TickedNode node : senders()) {
                spec.lines().forEach(line -> keys.add(key(spec, node.name(), line)));
            }
        }
        return keys;
    }

    SeriesKey key(GraphSpec spec, String node, GraphSpec.Line line) {
        return new SeriesKey(node, spec.ofEdges() ? toolbar.receiver() : Optional.empty(), line.metric());
    }

    /** Of the overview of a day. */
    List<SeriesKey> dayKeys() {
        List<SeriesKey> keys = new ArrayList<>();
        for (TickedNode node : ticked.subList(0, Math.min(DAY_NODES, ticked.size()))) {
            keys.add(SeriesKey.of(node.name(), Metric.SUSPICION));
            keys.add(SeriesKey.of(node.name(), Metric.STATE));
        }
        return keys;
    }
}
