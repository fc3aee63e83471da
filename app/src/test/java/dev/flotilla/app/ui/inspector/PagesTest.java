package dev.flotilla.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.docker.NetworkFacts;
import dev.flotilla.app.docker.RunningContainer;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.monitor.Containers;
import dev.flotilla.app.observe.Labels;
import dev.flotilla.app.observe.ObservedHost;
import dev.flotilla.app.ui.sample.SampleFleet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static HostPage host(HostId id) {
        Host host = SampleFleet.fleet().host(id).orElseThrow();
        return HostPage.of(host, SampleFleet.observed().host(id), SampleFleet.NOW);
    }

    @Test
    void declaredCapacityStandsBeforeTheEngines() {
        assertThat(host(SampleFleet.GPU_1).capacity())
                .containsExactly(
                        Fact.words("Cores", "8 declared, engine says 8"),
                        Fact.words("Memory", "32 GiB declared, engine says 16 GiB"),
                        Fact.words("Kept free", "10 %"));
        assertThat(host(SampleFleet.GPU_2).capacity()).contains(Fact.words("Memory", "16 GiB, from the engine"));
    }

    @Test
    void loadIsTheSumOverContainers() {
        assertThat(host(SampleFleet.GPU_1).cpu()).contains(new HostPage.Meter(0.105, "0.8 of 8 cores"));
        assertThat(host(SampleFleet.GPU_1).memory().orElseThrow().words()).isEqualTo("424 MiB of 32 GiB");
    }

    @Test
    void aSilentHostSaysWhyAndShowsNoMeters() {
        HostPage silent = host(SampleFleet.STORAGE_1);
        assertThat(silent.trouble())
                .contains("192.0.2.20 did not answer within 5 s. Look whether the machine and its engine run."
                        + " Last answer 3 min ago. FL-1104");
        assertThat(silent.cpu()).isEmpty();
        assertThat(silent.memory()).isEmpty();
        assertThat(silent.facts()).contains(Fact.words("Last seen", "3 min ago"));
    }

    @Test
    void aHostTellsItsNetworksAndWhoIsOnThem() {
        HostId id = new HostId("h");
        ObservedHost seen = Containers.host(
                id,
                Containers.running("ocr-worker", "w", List.of("ocr_back")),
                Containers.running("ocr-db", "d", List.of("ocr_back")));
        List<NetworkFacts> networks = List.of(
                new NetworkFacts("1", "host", "host", false, Map.of()),
                new NetworkFacts("2", "ocr_back", "bridge", true, Map.of(Labels.STACK, "ocr")),
                new NetworkFacts("3", "left", "bridge", false, Map.of()));
        ObservedHost both = new ObservedHost(
                id, seen.reach(), seen.facts(), seen.containers(), networks, List.of(), Map.of(), seen.asOf());
        Host host = Host.of(id, "h", new EngineAddress.Embedded());

        assertThat(HostPage.of(host, both, SampleFleet.NOW).networks())
                .containsExactly(
                        new HostPage.Network("left", "bridge. Nothing is on it."),
                        new HostPage.Network("ocr_back", "bridge, internal, of ocr. ocr-db, ocr-worker."));
    }

    @Test
    void aContainerTellsItsImageStateAndPorts() {
        ObservedHost on = SampleFleet.observed().host(SampleFleet.GPU_1);
        RunningContainer web = on.containers().getFirst();
        ContainerPage page = ContainerPage.of(web, Optional.empty(), on, SampleFleet.NOW);
        assertThat(page.name()).isEqualTo("web");
        assertThat(page.stack()).contains("my-app");
        assertThat(page.facts())
                .contains(
                        Fact.mono("Image", "nginx:1.27"),
                        Fact.words("State", "Up 2 h 14 min"),
                        Fact.mono("Address", "0.0.0.0:8080"));
        assertThat(page.ports()).containsExactly(new ContainerPage.Port("0.0.0.0:8080", "80/tcp", true));
        assertThat(page.load()).contains("0.42 cores, 212 MiB");
    }
}
