package dev.flotilla.app.pictures;

import dev.flotilla.app.monitor.Metric;
import dev.flotilla.app.monitor.SeriesKey;
import dev.flotilla.app.monitor.Slice;
import dev.flotilla.app.monitor.series.Columns;
import java.time.Instant;
import java.util.Random;

/**
 * Made-up figures of a day for the nodes of {@link Healths}: mosaic-2 was slow for a moment, mosaic-3 trembles and then
 * falls silent 42 s before now; fourteen hours ago something was suspect. The same for the same question.
 */
public final class SampleFigures {
    private static final long BEAT = 5_000;
    private static final long SILENT = 42_000;
    private static final long TREMBLES = 100_000;
    private static final long HOUR = 3_600_000;

    private final long now;
    private final boolean incident;

    /** @param incident mosaic-3 falls silent */
    public SampleFigures(Instant now, boolean incident) {
        this.now = now.toEpochMilli();
        this.incident = incident;
    }

    public Slice slice(SeriesKey key, Instant from, Instant to, int columns) {
        Columns into = new Columns(from.toEpochMilli(), to.toEpochMilli(), columns);
        boolean known = key.node().startsWith("mosaic") || key.node().startsWith("node");
        if (!known) {
            return into.slice(key);
        }
        boolean sampled = switch (key.metric()) {
            case SUSPICION, STATE, LOSS_PERCENT -> true;
            default -> false;
        };
        long step = sampled && into.toMs() - into.fromMs() <= HOUR ? 1_000 : BEAT;
        boolean lost = incident && key.node().equals("mosaic-3");
        long end = Math.min(into.toMs(), lost && !sampled ? now - SILENT : now);
        int place = Math.max(0, key.node().charAt(key.node().length() - 1) - '0') % 10;
        for (long at = Math.ceilDiv(into.fromMs(), step) * step; at < end; at += step) {
            into.add(at, figure(key.metric(), lost, place, now - at, noise(at, place)));
        }
        return into.slice(key);
    }

    private static double noise(long at, int place) {
        Random random = new Random(at / 1_000 * 0x9E3779B97F4A7C15L + place * 0xBF58476D1CE4E5B9L);
        random.nextInt();
        return random.nextDouble();
    }

    /** @param age before now, in ms; {@code noise} 0-1 */
    private double figure(Metric metric, boolean lost, int place, long age, double noise) {
        boolean trembling = lost && age < TREMBLES;
        boolean slow = place == 2 && age > 190_000 && age < 205_000;
        boolean earlier = place == 1 && age > 13.8 * HOUR && age < 14.4 * HOUR;
        double silence = lost ? Math.max(0, SILENT - age) / 1_000.0 : 0;
        return switch (metric) {
            case INTER_ARRIVAL_MS ->
                slow ? 11_000 + noise * 1_700 : trembling ? 6_000 + noise * 6_500 : 4_700 + noise * 900;
            case SUSPICION -> earlier ? 4 + noise : trembling ? .5 + noise * .6 + silence * .21 : .2 + noise * .5;
            case DELAY_MS -> place == 3 ? 18 + noise * 12 : place == 2 ? 8 + noise * 3 : 3 + noise;
            case LOSS_PERCENT -> lost ? 4 + Math.min(66, silence * 1.65) : slow ? 3 : 0;
            case ROUND_TRIP_MS -> 4 + noise * 3;
            case CPU_PERCENT -> 20 + place * 8 + noise * 10;
            case MEMORY_PERCENT -> 40 + place * 5 + noise;
            case DISK_PERCENT -> 61 + place * 3;
            case P95_MS -> 18 + place * 4 + noise * 12;
            case ERROR_PERCENT -> place == 2 ? noise * 2 : 0;
            case CANARY_PERCENT -> age > 120_000 ? 5 : 20;
            case COMMIT_MS -> 14 + noise * 5;
            case CONTAINER_CPU_PERCENT -> 12 + place * 3 + noise * 8;
            case CONTAINER_MEMORY_MB -> 60 + place * 9 + noise;
            case CONTAINER_RECEIVED_KB_S, CONTAINER_SENT_KB_S -> 2 + noise * 3;
            case BUSY_PERCENT -> 1 + noise;
            case REJECTED_PER_MINUTE -> place == 2 ? noise : 0;
            case STATE -> silence > 10 || earlier ? 2 : 1;
        };
    }
}
