package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.placement.PlacementRequest;
import dev.flotilla.app.placement.Placer;
import dev.flotilla.app.placement.Planted;
import java.util.Arrays;
import java.util.Locale;

/**
 * Time to place a stack on a fleet, score cards included. Arguments, all optional: services (1000), hosts (100), seed
 * (1), rounds (5). The fleets come from the generator of the property test: 85 % full, ports and labels exact.
 */
public final class PlacementBench {
    private static final int WARM_UP = 30;
    private static final int PER_ROUND = 9;

    private PlacementBench() {}

    public static void main(String[] args) {
        int services = argument(args, 0, 1_000);
        int hosts = argument(args, 1, 100);
        int seed = argument(args, 2, 1);
        int rounds = argument(args, 3, 5);
        PlacementRequest request = Planted.of(seed, hosts, services);
        for (int i = 0; i < WARM_UP; i++) {
            place(request);
            calibrate();
        }
        double[] times = new double[rounds];
        double[] yardstick = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            yardstick[round] = median(PlacementBench::calibrate);
            times[round] = median(() -> place(request));
        }
        System.out.printf(
                Locale.ROOT,
                "placement: %d services on %d hosts, seed %d: median %s ms of %d rounds (%s to %s)%n",
                request.stack().services().size(),
                hosts,
                seed,
                middle(times),
                rounds,
                least(times),
                most(times));
        System.out.printf(
                Locale.ROOT,
                "calibration: 10 million steps of xorshift take %s ms (%s to %s)%n",
                middle(yardstick),
                least(yardstick),
                most(yardstick));
    }

    private static double median(java.util.function.DoubleSupplier once) {
        double[] all = new double[PER_ROUND];
        Arrays.setAll(all, i -> once.getAsDouble());
        Arrays.sort(all);
        return all[PER_ROUND / 2];
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

    private static double calibrate() {
        long start = System.nanoTime();
        long x = 88172645463325252L;
        for (int i = 0; i < 10_000_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        double millis = (System.nanoTime() - start) / 1e6;
        return x == 0 ? -1 : millis;
    }

    private static String middle(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return number(sorted[sorted.length / 2]);
    }

    private static String least(double[] times) {
        return number(Arrays.stream(times).min().orElse(0));
    }

    private static String most(double[] times) {
        return number(Arrays.stream(times).max().orElse(0));
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
