package dev.flotilla.app.monitor.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.pictures.HealthEdits;
import dev.flotilla.app.pictures.Healths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricPageTest {
    @Test
    void everyNodeHasItsHealthAndWhatIsNotKnownHasNoSample() {
        List<OpenMetrics.Sample> samples = OpenMetrics.read(MetricPage.of(Healths.incident(), List.of()));
        assertThat(values(samples, "flotilla_node_up", Map.of("node", "mosaic-1")))
                .containsExactly(1.0);
        assertThat(values(samples, "flotilla_node_up", Map.of("node", "canary-x")))
                .isEmpty();
        assertThat(values(samples, "flotilla_node_state", Map.of("node", "mosaic-3", "flotilla_node_state", "suspect")))
                .containsExactly(1.0);
        assertThat(values(samples, "flotilla_node_state", Map.of("node", "mosaic-3")))
                .containsExactlyInAnyOrder(0.0, 0.0, 0.0, 1.0);
        assertThat(values(samples, "flotilla_node_last_sign_age_seconds", Map.of("node", "mosaic-3")))
                .containsExactly(42.0);
        assertThat(values(samples, "flotilla_node_last_sign_age_seconds", Map.of("node", "canary-x")))
                .isEmpty();
        assertThat(values(samples, "flotilla_node_heartbeats_total", Map.of("node", "mosaic-1")))
                .hasSize(1);
        assertThat(samples.stream().filter(s -> s.name().equals("flotilla_edge_state")))
                .isNotEmpty();
    }

    @Test
    void aNameFromOutsideCannotMakeAnotherLine() {
        String evil = "a\"} 1\n# EOF\nflotilla_node_up{node=\"b\\";
        FleetHealth health = Healths.with(Healths.lab(), "mosaic-1", n -> HealthEdits.named(n, evil));
        List<OpenMetrics.Sample> samples = OpenMetrics.read(MetricPage.of(health, List.of()));
        assertThat(values(samples, "flotilla_node_up", Map.of("node", evil))).containsExactly(1.0);
        assertThat(MetricText.escaped("\u0007\ud800x")).isEqualTo("??x");
    }

    @Test
    void aFleetWithoutNodesIsAWholePage() {
        List<OpenMetrics.Sample> samples = OpenMetrics.read(MetricPage.of(FleetHealth.NONE, List.of()));
        assertThat(values(samples, "flotilla_monitor_listening", Map.of())).containsExactly(0.0);
        assertThat(values(samples, "flotilla_alarms_open", Map.of())).containsExactly(0.0, 0.0);
    }

    private static List<Double> values(List<OpenMetrics.Sample> samples, String name, Map<String, String> labels) {
        return samples.stream()
                .filter(s -> s.name().equals(name) && s.labels().entrySet().containsAll(labels.entrySet()))
                .map(OpenMetrics.Sample::value)
                .toList();
    }
}
