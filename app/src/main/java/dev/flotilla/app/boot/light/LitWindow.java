package dev.flotilla.app.boot.light;

import dev.flotilla.app.boot.window.WindowHouse;
import dev.flotilla.app.boot.window.World;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Theme;
import javafx.stage.Stage;

/** A window that is shown, and what it stands on. */
public record LitWindow(Stage stage, WindowHouse house, World world, Theme theme, FxGate gate) {
    Fleet fleet() {
        return world.store().state().value().fleet();
    }
}
