package dev.flotilla.app.monitor.detect;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was counted and measured of a node.
 *
 * @param ageNanos since its last sign of life, a beat or an answer
 * @param periodMs between its beats as measured; as configured until it was
 * @param delayMs of the last beat, from its wall clock to ours: an estimate, and wrong by what the clocks differ
 * @param lossPercent of the last minute's beats
 * @param late in order, but after the moment at which they were missed
 * @param outOfOrder younger ones had come before them
 * @param duplicates had come before
 * @param refused with a boot number below the present one, or not yet believed, or with absurd numbers
 * @param boot of its present start
 */
public record Figures(
        OptionalLong ageNanos,
        long beats,
        OptionalDouble interArrivalMs,
        double periodMs,
        OptionalDouble delayMs,
        OptionalDouble lossPercent,
        OptionalDouble roundTripMs,
        long late,
        long duplicates,
        long outOfOrder,
        long refused,
        long restarts,
        OptionalLong boot) {}
