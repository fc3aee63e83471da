package dev.flotilla.app.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.deploy.OnFailure;
import dev.flotilla.app.ui.sample.SampleFleet;
import dev.flotilla.app.ui.sample.SamplePlan;
import org.junit.jupiter.api.Test;

class HistoryRowTest {
    private final HistoryRow row = HistoryRow.of(SamplePlan.failed(OnFailure.KEEP), SampleFleet.fleet());

    @Test
    void anApplyOfThePastSaysWhatCameOfIt() {
        assertThat(row.what()).isEqualTo("Apply my-app");
        assertThat(row.stateWords()).isEqualTo("Failed, kept");
        assertThat(row.changes()).isEqualTo(8);
        assertThat(row.hosts()).isEqualTo("gpu-1, gpu-2, storage-1");
        assertThat(row.took()).isEqualTo("41 s");
        assertThat(row.matches("failed")).isTrue();
        assertThat(row.matches("rolled")).isFalse();
    }

    @Test
    void itsStepsAreInWordsAndTheFailedOneHasItsReason() {
        assertThat(row.lines())
                .extracting(HistoryRow.Line::title)
                .startsWith("Create network my-app_default", "Create api", "Replace web", "Wait: web is healthy");
        assertThat(row.lines().get(2).problem())
                .isEqualTo("Port 8080 on gpu-1 is taken by container grafana. Stop grafana. FL-2101");
    }
}
