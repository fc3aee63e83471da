package dev.flotilla.app.monitor.matrix;

import java.time.Duration;

/**
 * From where on a difference is worth a word.
 *
 * @param fresh a report that is older counts as none: what it said may long be otherwise
 * @param lossPercent 0-100, from where on a pair is lossy; at least {@code lossLeast} beats have to be lost as well
 * @param skew between two wall clocks
 * @param mostNodes a matrix of more has too many cells: so many are shown, those in trouble first
 */
public record MatrixLimits(Duration fresh, double lossPercent, int lossLeast, Duration skew, int mostNodes) {
    /** A beat or two may be on the way while the two are asked; 2 s is far more than machines differ that ask the time. */
    public static final MatrixLimits USUAL = new MatrixLimits(Duration.ofSeconds(30), 2, 3, Duration.ofSeconds(2), 200);
}
