package dev.flotilla.app.monitor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The promise in figures: 5 % of all packets lost, crashes, restarts and a monitor that stands still. The usual run is
 * short; {@code -Dflotilla.simulated.hours=100000} makes the long one and prints the table of MONITOR.md.
 */
class DetectorSimulationTest {
    private static final int HOURS = Integer.getInteger("flotilla.simulated.hours", 2_000);
    private static final int HOURS_A_NODE = 50;
    private static final String HEAD = """
            | detector | node-hours | crashes | p50 | p99 | longest | false downs | per 1,000 h | bytes per node and second |
            |---|---|---|---|---|---|---|---|---|""";

    static Outcomes simulate(Scenario scenario, int hours, long seed) {
        Outcomes outcomes = new Outcomes(scenario);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int node = 0; node < Math.max(1, hours / HOURS_A_NODE); node++) {
            new SimulatedNode(scenario, seeds.split(), outcomes).run(HOURS_A_NODE * Scenario.HOUR);
        }
        return outcomes;
    }

    private static void print(Outcomes outcomes) {
        System.out.println(HEAD + "\n" + outcomes.line() + "\n" + outcomes.timeoutLine() + "\nmissed " + outcomes.missed
                + ", stalls " + outcomes.stalls + ", asks " + outcomes.asks);
    }

    @Test
    void findsCrashesWithinThreeAndAHalfPeriodsAndIsHardlyEverWrong() {
        Outcomes outcomes = simulate(Scenario.everySecond(), HOURS, 1);
        print(outcomes);
        assertThat(outcomes.foundAt(0.99)).isLessThan(3.5);
        assertThat(outcomes.falsePerThousandHours()).isLessThan(1);
        assertThat(outcomes.missed).isZero();
        assertThat(outcomes.timeoutFoundAt(outcomes.bestTimeout(), 0.99))
                .as("beats alone at their best")
                .isGreaterThan(outcomes.foundAt(0.99));
    }

    @Test
    void holdsWhenEveryPacketOfAQuestionCanBeLost() {
        Outcomes outcomes = simulate(Scenario.everySecond().hardQuestions(), HOURS / 4, 2);
        print(outcomes);
        assertThat(outcomes.foundAt(0.99)).isLessThan(3.5);
        assertThat(outcomes.falsePerThousandHours()).isLessThan(1);
        assertThat(outcomes.missed).isZero();
    }

    @Test
    void keepsWhatTheOriginalsConfigurationPromises() {
        Outcomes outcomes = simulate(Scenario.original(), HOURS / 4, 3);
        print(outcomes);
        assertThat(outcomes.foundAt(1))
                .as("stale after 15 to 20 s, in periods of 5 s")
                .isLessThan(4);
        assertThat(outcomes.foundAt(0.99)).isLessThan(3);
        assertThat(outcomes.falsePerThousandHours()).isLessThan(1);
        assertThat(outcomes.missed).isZero();
    }

    /** What beats alone cost when they are to be as quick: in units of 0.55 s. */
    @Test
    void beatsAloneNeedNearlyTwiceAsMany() {
        Outcomes outcomes = simulate(Scenario.everySecond().every(550 * Scenario.MS), HOURS / 4, 4);
        print(outcomes);
        assertThat(outcomes.timeoutFoundAt(outcomes.bestTimeout(), 0.99) * 0.55).isBetween(2.5, 3.5);
    }
}
