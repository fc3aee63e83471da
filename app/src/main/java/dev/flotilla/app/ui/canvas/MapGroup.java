package dev.flotilla.app.ui.canvas;

import java.util.List;

/**
 * The containers of one network on one host.
 *
 * @param kind bridge, host, embedded, none
 * @param shared drawn solid, because its containers share the host's own addresses
 */
public record MapGroup(String network, String kind, boolean shared, List<MapRow> rows) {
    public MapGroup {
        rows = List.copyOf(rows);
    }
}
