package dev.flotilla.app.monitor.detect;

import java.util.random.RandomGenerator;

/**
 * A world to watch a node in. Times in nanoseconds.
 *
 * @param loss of every packet, independent
 * @param delay one way: half of {@code jitter} less or more
 * @param packetsOfAsk how many packets of a question can be lost: 1 counts the question as one datagram
 * @param crashEvery mean time between two crashes; {@code stallEvery} between two standstills of the monitor
 * @param tick the monitor looks only at multiples of it, and of {@code fineTick} while the node is in doubt
 */
record Scenario(
        String name,
        long period,
        long tolerance,
        double loss,
        long delay,
        long jitter,
        boolean numbered,
        int peers,
        int packetsOfAsk,
        long crashEvery,
        long stallEvery,
        long tick,
        long fineTick) {
    static final long MS = 1_000_000;
    static final long SECOND = 1_000 * MS;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    /** 5 % loss, 60 ms there and 60 ms back, 50 ms more or less, every second; two peers. */
    static Scenario everySecond() {
        return new Scenario(
                "1 s, ours",
                SECOND,
                15 * SECOND,
                0.05,
                60 * MS,
                100 * MS,
                true,
                2,
                1,
                30 * MINUTE,
                2 * HOUR,
                250 * MS,
                50 * MS);
    }

    /** As the original is configured: 5 s and 15 s, no boot and no sequence, one question over comms. */
    static Scenario original() {
        return new Scenario(
                "5 s / 15 s, original",
                5 * SECOND,
                15 * SECOND,
                0.05,
                60 * MS,
                100 * MS,
                false,
                2,
                1,
                HOUR,
                2 * HOUR,
                250 * MS,
                50 * MS);
    }

    Scenario hardQuestions() {
        return new Scenario(
                name + ", 4 packets a question",
                period,
                tolerance,
                loss,
                delay,
                jitter,
                numbered,
                peers,
                4,
                crashEvery,
                stallEvery,
                tick,
                fineTick);
    }

    Scenario every(long periodNow) {
        return new Scenario(
                name,
                periodNow,
                tolerance,
                loss,
                delay,
                jitter,
                numbered,
                peers,
                packetsOfAsk,
                crashEvery,
                stallEvery,
                tick,
                fineTick);
    }

    boolean lost(RandomGenerator random, int packets) {
        for (int i = 0; i < packets; i++) {
            if (random.nextDouble() < loss) {
                return true;
            }
        }
        return false;
    }

    long oneWay(RandomGenerator random) {
        return delay - jitter / 2 + random.nextLong(jitter + 1);
    }

    static long exponential(RandomGenerator random, long mean) {
        return (long) (-Math.log(1 - random.nextDouble()) * mean) + 1;
    }
}
