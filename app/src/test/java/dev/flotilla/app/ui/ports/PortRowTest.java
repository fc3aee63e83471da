package dev.flotilla.app.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.ContainerHealth;
import dev.flotilla.app.docker.ContainerState;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.observe.ObservedFleet;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortRowTest {
    @Test
    void rowsComeByHostThenByPort() {
        List<PortRow> rows = PortRow.all(SampleFleet.fleet(), SampleFleet.observed());
        assertThat(rows)
                .extracting(r -> r.host() + " " + r.address() + ":" + r.port() + " " + r.container())
                .containsExactly(
                        "gpu-1 192.0.2.12:3000 api",
                        "gpu-1 0.0.0.0:8080 web",
                        "gpu-2 192.0.2.13:6379 redis",
                        "storage-1 192.0.2.14:5432 postgres");
        assertThat(rows)
                .filteredOn(PortRow::facesWorld)
                .extracting(PortRow::container)
                .containsExactly("web");
        assertThat(rows).allMatch(r -> r.clash().isEmpty());
    }

    @Test
    void everyAddressClashesWithEachAddressOfTheSameHost() {
        ObservedHost gpu1 = SampleFleet.observed().host(SampleFleet.GPU_1);
        List<RunningContainer> containers = new ArrayList<>(gpu1.containers());
        containers.add(SampleFleet.container(
                "grafana", "grafana:11", 99, 8080, 3000, ContainerState.RUNNING, ContainerHealth.NONE));
        ObservedFleet fleet = new ObservedFleet(Map.of(
                SampleFleet.GPU_1,
                new ObservedHost(
                        gpu1.host(),
                        gpu1.reach(),
                        gpu1.facts(),
                        containers,
                        gpu1.networks(),
                        gpu1.volumes(),
                        gpu1.loads(),
                        gpu1.asOf())));
        List<PortRow> rows = PortRow.all(SampleFleet.fleet(), fleet);
        assertThat(rows)
                .filteredOn(r -> r.clash().isPresent())
                .extracting(PortRow::container)
                .containsExactlyInAnyOrder("web", "grafana");
        assertThat(rows).filteredOn(r -> r.matches("clash 8080")).hasSize(2);
    }

    @Test
    void theFilterTakesWordsInAnyOrder() {
        List<PortRow> rows = PortRow.all(SampleFleet.fleet(), SampleFleet.observed());
        assertThat(rows)
                .filteredOn(r -> r.matches("gpu-1 3000/tcp"))
                .extracting(PortRow::container)
                .containsExactly("api");
        assertThat(rows)
                .filteredOn(r -> r.matches("WORLD"))
                .extracting(PortRow::container)
                .containsExactly("web");
        assertThat(rows).filteredOn(r -> r.matches("  ")).hasSize(4);
        assertThat(rows).filteredOn(r -> r.matches("udp")).isEmpty();
    }
}
