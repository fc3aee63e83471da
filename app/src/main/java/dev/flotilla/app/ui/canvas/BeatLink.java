package dev.flotilla.app.ui.canvas;

import dev.flotilla.app.ui.kit.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one node says it hears of another.
 *
 * @param from who sends
 * @param to who should hear it
 * @param lastHeard empty when never
 * @param period between two beats, as configured
 */
public record BeatLink(Item.OfContainer from, Item.OfContainer to, Optional<Instant> lastHeard, Duration period) {}
