package dev.flotilla.app.boot.window.tables;

import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.ports.FleetTable;
import dev.flotilla.app.ui.ports.PortsView;
import dev.flotilla.app.ui.window.Tables;
import javafx.scene.Node;

/** The fleet as tables: what the canvas shows, for reading and for screen readers, and all published ports. */
public final class FleetTables {
    private FleetTables() {}

    public static Node of(World world, FxGate gate, Selection selection, Runnable openInspector) {
        return new Tables(
                new FleetTable(
                        () -> world.store().state().value().fleet(),
                        world.observed(),
                        gate,
                        world.clock(),
                        selection,
                        item -> openInspector.run()),
                new PortsView(() -> world.store().state().value().fleet(), world.observed(), gate, selection));
    }
}
