package dev.flotilla.node.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ten thousand clusters live through their storms; a failure names its seed, {@code SimulationRun trace SEED} shows it. */
class SimulationTest {
    private static final int RUNS = Integer.getInteger("simulation.runs", 10_000);
    private static final long FIRST = Long.getLong("simulation.first", 1);

    @Test
    void everySeedKeepsEveryInvariant() {
        SimStats all = new SimStats();
        for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
            all.add(Simulation.run(seed));
        }
        System.out.println(RUNS + " runs: " + all);
        assertThat(all.commits).isGreaterThan(RUNS);
        assertThat(all.rounds).isGreaterThan(all.commits + RUNS);
        assertThat(all.crashes).isGreaterThan(RUNS);
        assertThat(all.torn).isGreaterThan(RUNS / 10);
        assertThat(all.partitions).isGreaterThan(RUNS);
        assertThat(all.forgeries).isGreaterThan(RUNS);
        assertThat(all.wipes).isGreaterThan(RUNS / 100);
    }

    @Test
    void oneSeedIsOneRun() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Simulation.run(seed)).hasToString(Simulation.run(seed).toString());
        }
    }
}
