package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.PlacementRequest;
import dev.flotilla.app.placement.Placer;
import dev.flotilla.app.placement.Planted;
import java.util.Locale;

/**
 * Time to place a stack on a fleet, score cards included. Arguments, all optional: services (1000), hosts (100), seed
 * (1), rounds (5). The fleets come from the generator of the property test: 85 % full, ports and labels exact.
 */
public final class PlacementBench {
    private static final int WARM_UP = 30;
    private static final int PER_ROUND = 9;
    /** Milliseconds for 1,000 services on 100 hosts. */
    private static final double LIMIT = 50;

    private PlacementBench() {}

    public static void main(String[] args) {
        int services = argument(args, 0, 1_000);
        int hosts = argument(args, 1, 100);
        int seed = argument(args, 2, 1);
        int rounds = argument(args, 3, 5);
        PlacementRequest request = Planted.of(seed, hosts, services);
        for (int i = 0; i < WARM_UP; i++) {
            place(request);
            Yardstick.millis();
        }
        double[] times = new double[rounds];
        double[] yardstick = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            yardstick[round] = Figures.middleOf(PER_ROUND, Yardstick::millis);
            times[round] = Figures.middleOf(PER_ROUND, () -> place(request));
        }
        Figures taken = Figures.of(times);
        Figures calibration = Figures.of(yardstick);
        System.out.printf(
                Locale.ROOT,
                "placement: %d services on %d hosts, seed %d: %s%n",
                request.stack().services().size(),
                hosts,
                seed,
                taken.words("ms"));
        Yardstick.print(calibration);
        if (!Yardstick.keeps("placement", taken.median(), LIMIT, calibration)) {
            System.exit(1);
        }
    }

    private static double place(PlacementRequest request) {
        long start = System.nanoTime();
        Outcome<Placement> outcome = new Placer().place(request);
        double millis = (System.nanoTime() - start) / 1e6;
        if (outcome instanceof Outcome.Failed<Placement> failed) {
            throw new IllegalStateException(failed.first().message());
        }
        return millis;
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
