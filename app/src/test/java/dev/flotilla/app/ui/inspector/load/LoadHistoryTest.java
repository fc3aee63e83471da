package dev.flotilla.app.ui.inspector.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.ContainerLoad;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadHistoryTest {
    private static final ContainerId WEB = new ContainerId(String.format("%064x", 11));
    private static final Instant NOW = SampleFleet.NOW;

    private final LoadHistory history = new LoadHistory();

    private void read(Instant at, double cores) {
        Map<HostId, ObservedHost> hosts = new HashMap<>(SampleFleet.observed().hosts());
        ObservedHost gpu = SampleFleet.observed().host(SampleFleet.GPU_1);
        Map<ContainerId, ContainerLoad> loads = new HashMap<>();
        gpu.containers().forEach(c -> loads.put(c.id(), new ContainerLoad(c.id(), cores, 1 << 20, 0, 0, at)));
        hosts.put(
                SampleFleet.GPU_1,
                new ObservedHost(
                        gpu.host(),
                        gpu.reach(),
                        gpu.facts(),
                        gpu.containers(),
                        gpu.networks(),
                        gpu.volumes(),
                        loads,
                        gpu.asOf()));
        history.take(new ObservedFleet(hosts));
    }

    @Test
    void theSameReadingCountsOnceAndAHostIsTheSumOfItsContainers() {
        read(NOW, 0.5);
        read(NOW, 0.5);
        read(NOW.plusSeconds(5), 0.75);
        assertThat(history.of(WEB)).extracting(LoadHistory.Sample::cores).containsExactly(0.5, 0.75);
        assertThat(history.of(SampleFleet.GPU_1))
                .extracting(LoadHistory.Sample::cores)
                .containsExactly(1.0, 1.5);
        assertThat(history.of(SampleFleet.STORAGE_1))
                .as("a silent host gives none")
                .isEmpty();
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < 1_000; i++) {
            read(NOW.plusSeconds(i), 1);
        }
        assertThat(history.of(WEB)).hasSize(LoadHistory.MOST);
        read(NOW.plusSeconds(1_000).plus(LoadHistory.KEPT), 1);
        assertThat(history.of(WEB)).hasSize(1);
        history.take(ObservedFleet.NOTHING);
        assertThat(history.of(WEB)).isEmpty();
    }

    @Test
    void aGapStaysAGap() {
        List<LoadHistory.Sample> samples = List.of(
                new LoadHistory.Sample(NOW.minusSeconds(900), 1, 0),
                new LoadHistory.Sample(NOW.minusSeconds(895), 2, 0),
                new LoadHistory.Sample(NOW.minusSeconds(450), 4, 0),
                new LoadHistory.Sample(NOW, 4, 0));
        LoadPlot plot = LoadPlot.of(samples, LoadHistory.Sample::cores, 0, NOW);
        assertThat(plot.pieces()).hasSize(3);
        assertThat(plot.pieces().getFirst())
                .containsExactly(
                        new LoadPlot.Point(0, 0.25), plot.pieces().getFirst().get(1));
        assertThat(plot.pieces().get(1).getFirst().x()).isEqualTo(0.5, within(1e-9));
        assertThat(plot.top()).isEqualTo(4);
        assertThat(LoadPlot.of(samples, LoadHistory.Sample::cores, 8, NOW)
                        .pieces()
                        .getLast()
                        .getFirst()
                        .y())
                .isEqualTo(0.5);
    }
}
