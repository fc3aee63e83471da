package dev.flotilla.node.commit;

import java.util.EnumSet;
import java.util.random.RandomGenerator;

/**
 * Runs the simulation from a command line: {@code SimulationRun [count] [first seed]}, or {@code SimulationRun trace SEED} to see one
 * run step by step.
 */
final class SimulationRun {
    private SimulationRun() {}

    public static void main(String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals("trace")) {
            long seed = Long.parseLong(arguments[1]);
            RandomGenerator random = Simulation.random(seed);
            SimWeather weather = SimWeather.draw(random);
            System.out.println(weather);
            System.out.println(Simulation.run(seed, random, weather, EnumSet.noneOf(SimFault.class), true));
            return;
        }
        long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        SimStats all = new SimStats();
        for (long seed = first; seed < first + count; seed++) {
            all.add(Simulation.run(seed));
            if ((seed - first + 1) % 100_000 == 0) {
                System.out.println((seed - first + 1) + " runs: " + all);
            }
        }
        System.out.println(count + " runs from seed " + first + " kept every invariant: " + all);
    }
}
