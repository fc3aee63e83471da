package dev.flotilla.app.monitor.series;

/**
 * How much is kept in memory.
 *
 * @param series at most so many figures of nodes and edges; more are turned away and counted
 * @param fineSeries the first so many have roll-ups of 10 s, the others of a minute
 * @param ringSeries while there are not more than so many, each has a ring of raw points; beyond it only those that are
 *     looked at
 * @param ringPoints raw points of one figure
 * @param pending roll-ups that wait for the archive
 */
public record SeriesLimits(int series, int fineSeries, int ringSeries, int ringPoints, int pending) {
    /**
     * At its worst about 30 MB: 2,500 rings of 1,024 points of 8 bytes (17 minutes at a beat a second), 120,000 open
     * roll-ups with their names.
     */
    public static final SeriesLimits USUAL = new SeriesLimits(120_000, 2_400, 2_400, 1_024, 250_000);

    public SeriesLimits {
        if (series < 1 || fineSeries < 0 || ringSeries < 0 || ringPoints < 2 || pending < 1) {
            throw new IllegalArgumentException("limits below one");
        }
    }
}
