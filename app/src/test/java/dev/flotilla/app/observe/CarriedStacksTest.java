package dev.flotilla.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriedStacksTest {
    @Test
    void everyContainerOfAStackCountsAndOthersDoNot() {
        List<RunningContainer> all = SampleFleet.observed().hosts().values().stream()
                .flatMap(h -> h.containers().stream())
                .toList();
        long ours = all.stream().filter(c -> c.label(Labels.STACK).isPresent()).count();
        CarriedStacks carried = CarriedStacks.of(all);
        assertThat(carried.containers().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(ours)
                .isPositive();
        assertThat(carried.inWords()).contains(" of stack my-app");
        assertThat(CarriedStacks.of(List.of()).isEmpty()).isTrue();
    }
}
