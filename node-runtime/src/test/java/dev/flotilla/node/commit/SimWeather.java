package dev.flotilla.node.commit;

import java.util.random.RandomGenerator;

/**
 * What a cluster has to live through, drawn from the seed of a run. Rates are per message, per durable write, or per second as named.
 *
 * @param bytes whether frames and logs go through their bytes, with garbage between, torn writes cut at any byte
 */
record SimWeather(
        int nodes,
        double loss,
        double duplicates,
        double replays,
        long maxDelayMillis,
        double crashPerWrite,
        double crashesPerSecond,
        double partitionsPerSecond,
        double clockStepsPerSecond,
        double forgeriesPerSecond,
        double wipeShare,
        boolean bytes,
        long chaosMillis) {
    static SimWeather draw(RandomGenerator random) {
        return new SimWeather(
                random.nextInt(3, 8),
                pick(random, 0, 0.05, 0.2, 0.4),
                pick(random, 0, 0.05, 0.3),
                pick(random, 0, 0.02, 0.1),
                (long) pick(random, 5, 60, 600, 3000),
                pick(random, 0, 0.02, 0.1, 0.25),
                pick(random, 0, 0, 0.05, 0.2),
                pick(random, 0, 0.1, 0.4),
                pick(random, 0, 0.2),
                pick(random, 0, 0.5),
                pick(random, 0, 0, 0, 0.1),
                random.nextInt(50) == 0,
                random.nextLong(12_000, 30_000));
    }

    private static double pick(RandomGenerator random, double... of) {
        return of[random.nextInt(of.length)];
    }

    SimWeather withBytes() {
        return new SimWeather(
                nodes,
                loss,
                duplicates,
                replays,
                maxDelayMillis,
                Math.max(crashPerWrite, 0.02),
                crashesPerSecond,
                partitionsPerSecond,
                clockStepsPerSecond,
                Math.max(forgeriesPerSecond, 0.5),
                0,
                true,
                chaosMillis);
    }

    /** Only crashes, no loss and no partitions. */
    SimWeather crashesAlone() {
        return new SimWeather(nodes, 0, 0, 0, 60, 0.1, 0.1, 0, 0, 0, 0, false, chaosMillis);
    }

    /** Only partitions, nobody crashes. */
    SimWeather partitionsAlone() {
        return new SimWeather(nodes, 0, 0, 0, 60, 0, 0, 0.4, 0, 0, 0, false, chaosMillis);
    }
}
