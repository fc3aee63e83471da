package dev.flotilla.app.boot.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppliesTest {
    @Test
    void eachHostKnowsHowManyOfItsStepsAreOver() {
        Map<HostId, Double> shares = Applies.shares(List.of(SamplePlan.underWay()));

        // Of gpu-1's four steps two are done and one runs; gpu-2 has one of three left; storage-1 is done.
        assertThat(shares).containsEntry(SampleFleet.GPU_1, .5).containsEntry(SampleFleet.STORAGE_1, 1.0);
        assertThat(shares.getOrDefault(SampleFleet.GPU_2, 0.0)).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void withNothingUnderWayNoHostHasABar() {
        assertThat(Applies.shares(List.of())).isEmpty();
    }
}
