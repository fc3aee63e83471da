package dev.flotilla.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.monitor.FleetHealth;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.pictures.Healths;
import dev.flotilla.app.pictures.MeshHealth;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodesOnMapTest {
    private static final Item.OfContainer MOSAIC_1 = FleetBuilder.item("gpu-1", "mosaic-1");
    private static final Item.OfContainer MOSAIC_3 = FleetBuilder.item("worker-mac", "mosaic-3");

    private static FleetMap map(FleetHealth health, Instant now) {
        return FleetMapMaker.make(
                Fleets.lab().fleet(),
                Fleets.lab().observed(),
                FleetMapMaker.links(List.of(), health, now),
                new MapExtras(Map.of(), Map.of()).with(health, now),
                now);
    }

    private static MapEdge.Beats between(FleetMap map, Item.OfContainer a, Item.OfContainer b) {
        return map.edges().stream()
                .filter(e -> e instanceof MapEdge.Beats && e.touches(a) && e.touches(b))
                .map(MapEdge.Beats.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reportsOfNodesBecomeEdgesInBothDirectionsAndAOneWayPairHasItsLabel() {
        FleetMap map = map(MeshHealth.lab().lost("mosaic-1", "mosaic-3", 42).health(), FleetBuilder.NOW);
        MapEdge.Beats edge = between(map, MOSAIC_1, MOSAIC_3);
        boolean there = edge.from().equals(MOSAIC_1);
        assertThat(there ? edge.there() : edge.back()).isEqualTo(MapEdge.Heard.SILENT);
        assertThat(there ? edge.back() : edge.there()).isEqualTo(MapEdge.Heard.FRESH);
        assertThat(edge.label()).isEqualTo("mosaic-1 to mosaic-3 not heard, 42 s");
    }

    @Test
    void aReceiverThatCannotBeAskedIsUnknownAndNotSilent() {
        FleetMap map = map(MeshHealth.lab().silent("mosaic-3").health(), FleetBuilder.NOW);
        MapEdge.Beats edge = between(map, MOSAIC_1, MOSAIC_3);
        boolean there = edge.from().equals(MOSAIC_1);
        assertThat(there ? edge.there() : edge.back()).isEqualTo(MapEdge.Heard.UNKNOWN);
        assertThat(there ? edge.back() : edge.there()).isEqualTo(MapEdge.Heard.FRESH);
    }

    @Test
    void aRowSaysHowTheNodeInItDoes() {
        FleetMap map = map(Healths.incident(), FleetBuilder.NOW);
        MapRow lost = map.row(MOSAIC_3).orElseThrow();
        assertThat(lost.status()).isEqualTo(Status.SUSPECT);
        assertThat(lost.note()).isEqualTo("suspect 42 s");
        assertThat(lost.node()).isTrue();
        MapRow well = map.row(MOSAIC_1).orElseThrow();
        assertThat(well.status()).isEqualTo(Status.HEALTHY);
        assertThat(well.note()).isEqualTo("0.4 s");
    }

    @Test
    void whatTheMonitorKnewLongAgoIsNotShownAsCurrent() {
        FleetMap map = map(Healths.incident(), FleetBuilder.NOW.plusSeconds(60));
        MapRow lost = map.row(MOSAIC_3).orElseThrow();
        assertThat(lost.status()).isEqualTo(Status.HEALTHY);
        assertThat(lost.oldBeat()).isTrue();
        assertThat(lost.note()).isEqualTo("102 s");
        assertThat(lost.sentence("worker-mac")).contains("102 s ago, not watched now");
        assertThat(map(Healths.incident(), FleetBuilder.NOW)
                        .row(MOSAIC_3)
                        .orElseThrow()
                        .oldBeat())
                .isFalse();
    }

    @Test
    void edgesOfReportsAreUnknownWhileTheMonitorStandsStill() {
        MapEdge.Beats edge =
                between(map(MeshHealth.lab().health(), FleetBuilder.NOW.plusSeconds(20)), MOSAIC_1, MOSAIC_3);
        assertThat(edge.there()).isEqualTo(MapEdge.Heard.UNKNOWN);
        assertThat(edge.back()).isEqualTo(MapEdge.Heard.UNKNOWN);
    }
}
