package dev.flotilla.node.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each fault of the originals, put back in, is found by the simulation; without it the same seed and weather pass. Fault 14 is not of this
 * layer: it lives in the connections.
 */
class SimulationTeethTest {
    private static final int MOST_SEEDS = 2_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "F14_CONNECTING_STALLS_HEARTBEATS")
    void theFaultIsFound(SimFault fault) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Optional<String> breach = breach(fault, seed, EnumSet.of(fault));
            if (breach.isPresent()) {
                System.out.println(fault + ": " + breach.get());
                assertThat(breach(fault, seed, EnumSet.noneOf(SimFault.class))).isEmpty();
                return;
            }
        }
        assertThat(fault).as("found in %s seeds", MOST_SEEDS).isNull();
    }

    private static Optional<String> breach(SimFault fault, long seed, Set<SimFault> faults) {
        RandomGenerator random = Simulation.random(seed);
        SimWeather weather = weather(fault, SimWeather.draw(random));
        try {
            Simulation.run(seed, random, weather, faults, false);
            return Optional.empty();
        } catch (SimInvariants.Breach e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Faults that need a certain weather get it, so that what finds them is what it should be. */
    private static SimWeather weather(SimFault fault, SimWeather drawn) {
        return switch (fault) {
            case F05_NEVER_TELLS_WHO_DIED -> drawn.crashesAlone();
            case F12_PARTITION_DIVERGES -> drawn.partitionsAlone();
            case F08_TORN_TAIL_STOPS_THE_START, F09_MALFORMED_FRAME_KILLS, F15_ANY_LENGTH_ACCEPTED -> drawn.withBytes();
            default -> drawn;
        };
    }
}
