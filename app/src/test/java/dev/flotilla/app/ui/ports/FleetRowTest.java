package dev.flotilla.app.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.ui.sample.SampleFleet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetRowTest {
    private final List<FleetRow> rows = FleetRow.all(SampleFleet.fleet(), SampleFleet.observed(), SampleFleet.NOW);

    @Test
    void containersFollowTheirHost() {
        assertThat(rows)
                .extracting(r ->
                        (r.isHost() ? "" : "- ") + r.name() + ", " + r.status().word())
                .containsExactly(
                        "gpu-1, Healthy",
                        "- api, Healthy",
                        "- web, Healthy",
                        "gpu-2, Healthy",
                        "- redis, Running",
                        "storage-1, Down",
                        "- postgres, Unknown",
                        "edge-1, Maintenance");
    }

    @Test
    void aSilentHostHasAnAgeAndNoFigures() {
        FleetRow storage = rows.get(5);
        assertThat(storage.age()).isEqualTo("seen 3 min ago");
        assertThat(storage.cpu() + storage.memory()).isEmpty();
        assertThat(rows.getFirst().cpu()).isEqualTo("11 %");
    }

    @Test
    void theFilterLooksIntoEveryCell() {
        assertThat(rows).filteredOn(r -> r.matches("myapp/api")).hasSize(1);
        assertThat(rows).filteredOn(r -> r.matches("gpu-1 healthy")).hasSize(3);
    }
}
