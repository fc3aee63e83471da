package dev.flotilla.app.ui.monitor.chart;

import dev.flotilla.app.ui.kit.status.Tone;

/**
 * Values that mean something, as a filled band with its word.
 *
 * @param from to {@code to}: infinity is the upper end of the plot
 */
public record Zone(double from, double to, String word, Tone tone) {}
