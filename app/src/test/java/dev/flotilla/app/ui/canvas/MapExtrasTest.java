package dev.flotilla.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.WishedStack;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MapExtrasTest {
    private static final FleetBuilder LAB = Fleets.lab();

    private static FleetMap map(Map<String, HostId> pins, MapExtras extras) {
        WishedStack stack = new WishedStack("my-app", "/srv/my-app.json", Optional.empty(), pins);
        Fleet fleet = new Fleet("Lab", LAB.fleet().hosts(), Map.of(), new TreeMap<>(Map.of(stack.name(), stack)));
        return FleetMapMaker.make(fleet, LAB.observed(), List.of(), extras, FleetBuilder.NOW);
    }

    private static List<String> edited(FleetMap map) {
        return map.hosts().stream().filter(MapHost::edited).map(MapHost::name).toList();
    }

    @Test
    void whatWasPutElsewhereHasAPencilAndSoHaveBothHosts() {
        FleetMap map = map(Map.of("redis", new HostId("storage-1")), MapExtras.NOTHING);

        assertThat(map.row(FleetBuilder.item("gpu-2", "redis")).orElseThrow().edited())
                .isTrue();
        assertThat(map.row(FleetBuilder.item("gpu-1", "api")).orElseThrow().edited())
                .isFalse();
        assertThat(edited(map)).containsExactlyInAnyOrder("gpu-2", "storage-1");
    }

    @Test
    void whatIsWhereItWasPutHasNone() {
        assertThat(edited(map(Map.of("redis", new HostId("gpu-2")), MapExtras.NOTHING)))
                .isEmpty();
    }

    @Test
    void theOrderOfStartingIsDrawnWhereItIsShown() {
        StartOrder order = new StartOrder(Map.of("api", Map.of("redis", "healthy")), Map.of("redis", 1, "api", 2));
        FleetMap map = map(Map.of(), new MapExtras(Map.of(), Map.of("my-app", order)));

        assertThat(map.edges())
                .contains(new MapEdge.StartOrder(
                        FleetBuilder.item("gpu-1", "api"), FleetBuilder.item("gpu-2", "redis"), "healthy"));
        assertThat(map.row(FleetBuilder.item("gpu-1", "api")).orElseThrow().wave())
                .isEqualTo(2);
        assertThat(map(Map.of(), MapExtras.NOTHING).edges()).noneMatch(MapEdge.StartOrder.class::isInstance);
    }

    @Test
    void aHostThatAnApplyIsAtWorkOnSaysHowFarItIs() {
        FleetMap map = map(Map.of(), new MapExtras(Map.of(new HostId("gpu-1"), .5), Map.of()));

        assertThat(map.host(new HostId("gpu-1")).orElseThrow().progress()).hasValue(.5);
        assertThat(map.host(new HostId("gpu-2")).orElseThrow().progress()).isEmpty();
    }
}
