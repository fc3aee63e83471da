package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.fleet.HostId;
import java.util.Map;

/**
 * What the map shows besides what is wished and observed.
 *
 * @param progress of hosts that an apply is at work on, 0-1; 1 means done while others still work
 * @param orders by name of the stack; empty where the order is not shown
 */
public record MapExtras(Map<HostId, Double> progress, Map<String, StartOrder> orders) {
    public static final MapExtras NOTHING = new MapExtras(Map.of(), Map.of());

    public MapExtras {
        progress = Map.copyOf(progress);
        orders = Map.copyOf(orders);
    }
}
