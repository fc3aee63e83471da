package dev.flotilla.app.ui.firstrun;

/** Adds three embedded hosts and applies six nodes to them. Called on the JavaFX thread; returns at once. */
@FunctionalInterface
public interface EmbeddedFleetStarter {
    void start();
}
