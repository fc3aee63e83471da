package dev.flotilla.app.ui.monitor.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.monitor.NodeHealth;
import dev.flotilla.app.monitor.NodeReport;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.MeshHealth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From where the graphs look while the user has not said. */
class GraphReceiverTest {
    @Test
    void whereTheApplicationListensItIsTheReceiver() {
        assertThat(GraphChoice.receiver(Healths.lab())).isEmpty();
    }

    @Test
    void elseTheNodeThatHearsMost() {
        FleetHealth deaf = deaf(MeshHealth.lab().health());
        NodeHealth most = deaf.nodes().stream()
                .reduce((a, b) -> hears(b) > hears(a) ? b : a)
                .orElseThrow();
        assertThat(hears(most)).isPositive();
        assertThat(GraphChoice.receiver(deaf)).contains(most.node().name());
    }

    @Test
    void whereNobodyHearsItIsTheApplicationAllTheSame() {
        assertThat(GraphChoice.receiver(FleetHealth.NONE)).isEmpty();
    }

    private static int hears(NodeHealth node) {
        return node.report().flatMap(NodeReport::heard).map(List::size).orElse(0);
    }

    private static FleetHealth deaf(FleetHealth now) {
        return new FleetHealth(
                now.at(), now.atNanos(), now.nodes(), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }
}
