package dev.flotilla.app.ui.monitor;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The nodes of the list, which of them are ticked, and which one is selected. JavaFX thread only. */
public final class MonitorModel implements AutoCloseable {
    /** Ticked by themselves until somebody ticks. */
    private static final int AT_FIRST = 3;

    private final MonitorWorld world;
    private final ReadOnlyObjectWrapper<List<NodeRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TickedNode>> ticked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<NodeEntry.Stranger>> strangers = new ReadOnlyObjectWrapper<>(List.of());
    private final Marks marks = new Marks();
    private final Map<String, Spark> sparks = new HashMap<>();
    private final Set<String> ticks = new LinkedHashSet<>();
    private final Subscription subscription;
    private boolean chosen;

    public MonitorModel(MonitorWorld world) {
        this.world = world;
        subscription = world.gate().latest(world.monitoring().health(), 4, this::take);
    }

    /** Ages go on while the monitor stands still; to be called about each second. */
    void age() {
        FleetHealth health = world.monitoring().health().value();
        if (health.isOld(world.clock().instant())) {
            take(health);
        }
    }

    private void take(FleetHealth health) {
        Instant now = world.clock().instant();
        Duration behind = health.isOld(now) ? Duration.between(health.at(), now) : Duration.ZERO;
        boolean listening = health.listening().isPresent();
        List<NodeRow> next = new ArrayList<>();
        for (NodeHealth node : health.nodes()) {
            String name = node.node().name();
            sparks.computeIfAbsent(name, n -> new Spark()).add(node);
            next.add(NodeRow.of(node, world.fleet().get(), world.observed().value(), listening, behind));
        }
        next.sort(Comparator.comparing((NodeRow r) -> r.group().equals(NodeRow.OTHERS))
                .thenComparing(NodeRow::group)
                .thenComparing(NodeRow::name));
        Set<String> there = new LinkedHashSet<>();
        next.forEach(r -> there.add(r.name()));
        sparks.keySet().retainAll(there);
        if (!chosen) {
            ticks.clear();
            next.stream().limit(AT_FIRST).forEach(r -> ticks.add(r.name()));
        }
        rows.set(List.copyOf(next));
        List<NodeEntry.Stranger> unknown = Strangers.of(health);
        if (!unknown.equals(strangers.get())) {
            strangers.set(unknown);
        }
        publish();
    }

    private void publish() {
        List<NodeRow> over =
                rows.get().stream().filter(r -> ticks.contains(r.name())).toList();
        marks.together(over.stream().map(NodeRow::name).toList());
        List<TickedNode> next =
                over.stream().map(r -> new TickedNode(r.name(), mark(r.name()))).toList();
        if (!next.equals(ticked.get())) {
            ticked.set(next);
        }
    }

    /** Grouped, the groups in the order of their names, others last. */
    public ReadOnlyObjectProperty<List<NodeRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Heard, not watched. */
    public ReadOnlyObjectProperty<List<NodeEntry.Stranger>> strangersProperty() {
        return strangers.getReadOnlyProperty();
    }

    /** In the order of the list. */
    public ReadOnlyObjectProperty<List<TickedNode>> tickedProperty() {
        return ticked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void select(String node) {
        selected.set(Optional.of(node));
    }

    public boolean isTicked(String node) {
        return ticks.contains(node);
    }

    public void tick(String node, boolean on) {
        chosen = true;
        if (on ? ticks.add(node) : ticks.remove(node)) {
            publish();
        }
    }

    /** The same for as long as it is ticked. */
    public NodeMark mark(String node) {
        return marks.of(node);
    }

    /** The last times between beats, oldest first, in ms; empty before two were heard. */
    List<Double> spark(String node) {
        return Optional.ofNullable(sparks.get(node)).map(Spark::values).orElse(List.of());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
