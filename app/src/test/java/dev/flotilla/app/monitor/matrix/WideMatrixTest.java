package dev.flotilla.app.monitor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hundred nodes, well and unwell, fast enough to be made anew four times a second. */
class WideMatrixTest {
    /** Far above what it takes (a few ms), so that a busy machine fails no build. */
    private static final Duration LIMIT = Duration.ofMillis(100);

    @Test
    void aHundredByAHundredIsMadeInMilliseconds() {
        FleetHealth well = Mesh.of(100).health();
        Mesh bad = Mesh.of(100);
        for (int to = 1; to <= 100; to++) {
            for (int from = 1; from <= 100; from++) {
                if (from != to) {
                    bad.silent(to, from, 60);
                }
            }
        }
        FleetHealth unwell = bad.health();

        Duration first = best(well);
        Duration second = best(unwell);

        System.out.println("truth matrix 100 x 100: " + first.toNanos() / 1000 + " us well, " + second.toNanos() / 1000
                + " us with nobody heard");
        assertThat(first).isLessThan(LIMIT);
        assertThat(second).isLessThan(LIMIT);
        assertThat(TruthMatrix.of(well).counts()).containsEntry(CellState.HEARD, 9900);
        assertThat(TruthMatrix.of(unwell).counts()).containsEntry(CellState.NOT_HEARD, 9900);
    }

    @Test
    void moreNodesThanFitAreLeftOut() {
        TruthMatrix matrix = TruthMatrix.of(Mesh.of(230).health());

        assertThat(matrix.senders()).hasSize(200);
        assertThat(matrix.omitted()).isEqualTo(30);
    }

    private static Duration best(FleetHealth health) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long begin = System.nanoTime();
            TruthMatrix.of(health);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return Duration.ofNanos(best);
    }
}
