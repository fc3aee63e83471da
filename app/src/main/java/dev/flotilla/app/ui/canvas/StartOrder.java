package dev.flotilla.app.ui.canvas;

import java.util.Map;

/**
 * In which order the services of a stack start.
 *
 * @param waits service to those that it waits for, each with what it waits for: "started", "healthy", "done"
 * @param waves service to its wave, from 1: those of one wave start together
 */
public record StartOrder(Map<String, Map<String, String>> waits, Map<String, Integer> waves) {
    public StartOrder {
        waits = Map.copyOf(waits);
        waves = Map.copyOf(waves);
    }
}
