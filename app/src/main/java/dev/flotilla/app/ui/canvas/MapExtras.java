package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.ui.kit.Item;
import java.time.Instant;
import java.util.Map;

/**
 * What the map shows besides what is wished and observed.
 *
 * @param progress of hosts that an apply is at work on, 0-1; 1 means done while others still work
 * @param orders by name of the stack; empty where the order is not shown
 * @param nodes how the node in a container does; only of those that are watched
 */
public record MapExtras(
        Map<HostId, Double> progress, Map<String, StartOrder> orders, Map<Item.OfContainer, NodeBadge> nodes) {
    public static final MapExtras NOTHING = new MapExtras(Map.of(), Map.of());

    public MapExtras {
        progress = Map.copyOf(progress);
        orders = Map.copyOf(orders);
        nodes = Map.copyOf(nodes);
    }

    public MapExtras(Map<HostId, Double> progress, Map<String, StartOrder> orders) {
        this(progress, orders, Map.of());
    }

    /** The same with what the monitor knows of nodes; nothing of what it knew long ago. */
    public MapExtras with(FleetHealth health, Instant now) {
        return new MapExtras(progress, orders, NodeBadge.of(health, now));
    }
}
