package dev.flotilla.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.ui.canvas.layout.Arrangement;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapLayoutTest {
    @Test
    void theMapSaysWhatIsWishedAndObserved() {
        FleetMap map = map(Fleets.incident());
        assertThat(map.regions()).extracting(MapRegion::name).containsExactly("campus", "office", "This computer");
        assertThat(map.regions().getFirst().summary()).isEqualTo("3 hosts, 1 down");
        MapHost silent = map.host(new HostId("gpu-2")).orElseThrow();
        assertThat(silent.status()).isEqualTo(Status.DOWN);
        assertThat(silent.engine()).isEqualTo("seen 3 min ago");
        assertThat(silent.cpu()).isEmpty();
        assertThat(silent.rows()).extracting(MapRow::status).containsOnly(Status.UNKNOWN);
        assertThat(map.sentence()).isEqualTo("Fleet map, 7 hosts, 1 down; use the tree to walk it");
    }

    @Test
    void anEngineThatIsReachedInClearIsMarked() {
        FleetMap map = map(new FleetBuilder()
                .docker("a", "192.0.2.1", "campus", "28.5", .1, .1)
                .docker("b", "192.0.2.2", "campus", "28.5", .1, .1)
                .inClear());

        assertThat(map.host(new HostId("a")).orElseThrow().unsafe()).isFalse();
        assertThat(map.host(new HostId("b")).orElseThrow().unsafe()).isTrue();
    }

    @Test
    void endpointsComeFromLabelsAndBreakWithTheirHost() {
        List<MapEdge.Endpoint> healthy = endpoints(map(Fleets.lab()));
        assertThat(healthy)
                .extracting(MapEdge.Endpoint::label)
                .contains("POSTGRES_ENDPOINT=192.0.2.20:5432", "REDIS_ENDPOINT=192.0.2.12:6379");
        assertThat(healthy).noneMatch(MapEdge::isTrouble);
        assertThat(endpoints(map(Fleets.incident())))
                .filteredOn(MapEdge::isTrouble)
                .extracting(MapEdge.Endpoint::label)
                .containsExactly("redis gone");
    }

    @Test
    void onlyAOneWayPairIsPutInWords() {
        List<String> labels = map(Fleets.incident()).edges().stream()
                .filter(MapEdge.Beats.class::isInstance)
                .map(e -> ((MapEdge.Beats) e).label())
                .filter(l -> !l.isEmpty())
                .toList();
        assertThat(labels).containsExactly("mosaic-1 to mosaic-3 not heard, 42 s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cardsNeverOverlapAndNoEdgeCrossesOne(long seed) {
        MapLayout layout = MapLayout.of(map(Fleets.generated(12, 6, 40, seed)));
        List<Box> cards = layout.hosts().stream().map(MapLayout.PlacedHost::box).toList();
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                assertThat(cards.get(i).meets(cards.get(j))).isFalse();
            }
        }
        List<String> crossing = new ArrayList<>();
        assertThat(layout.edges()).hasSizeGreaterThan(20);
        for (RoutedEdge edge : layout.edges()) {
            for (int i = 0; i + 1 < edge.xs().length; i++) {
                assertThat(edge.xs()[i] == edge.xs()[i + 1] || edge.ys()[i] == edge.ys()[i + 1])
                        .as("right-angled")
                        .isTrue();
                Box part = Box.between(edge.xs()[i], edge.ys()[i], edge.xs()[i + 1], edge.ys()[i + 1]);
                Box thick = new Box(part.x(), part.y(), Math.max(.01, part.w()), Math.max(.01, part.h()));
                if (cards.stream().anyMatch(c -> c.grown(-1).meets(thick))) {
                    crossing.add(edge.edge().toString());
                }
            }
        }
        assertThat(crossing).isEmpty();
    }

    @Test
    void whatWasPlacedByHandStays() {
        FleetBuilder fleet = Fleets.lab().docker("new-1", "192.0.2.50", "campus", "28.5", .1, .1);
        FleetBuilder placed = new FleetBuilder()
                .docker("a", "192.0.2.1", "campus", "28.5", .1, .1)
                .at(1000, 700)
                .docker("b", "192.0.2.2", "campus", "28.5", .1, .1);
        assertThat(Arrangement.place(map(fleet))).hasSize(8);
        assertThat(Arrangement.place(map(placed)).get(new HostId("a")))
                .isEqualTo(new dev.flotilla.app.fleet.Spot(1000, 700));
        assertThat(Arrangement.tidied(map(placed))).containsOnlyKeys(new HostId("b"));
    }

    @Test
    void whatNobodyPlacedStaysWhereItLay() {
        FleetBuilder before = new FleetBuilder()
                .docker("a", "192.0.2.1", "campus", "28.5", .1, .1)
                .docker("b", "192.0.2.2", "campus", "28.5", .1, .1)
                .docker("c", "192.0.2.3", "campus", "28.5", .1, .1);
        FleetBuilder after = new FleetBuilder()
                .docker("a", "192.0.2.1", "campus", "28.5", .1, .1)
                .docker("b", "192.0.2.2", "campus", "28.5", .1, .1)
                .docker("c", "192.0.2.3", "campus", "28.5", .1, .1)
                .at(1000, 700);
        assertThat(Arrangement.place(map(after)))
                .containsEntry(new HostId("c"), new dev.flotilla.app.fleet.Spot(1000, 700))
                .containsAllEntriesOf(Map.of(
                        new HostId("a"), spot(before, "a"),
                        new HostId("b"), spot(before, "b")));
    }

    private static dev.flotilla.app.fleet.Spot spot(FleetBuilder fleet, String host) {
        return Optional.ofNullable(Arrangement.place(map(fleet)).get(new HostId(host)))
                .orElseThrow();
    }

    @Test
    void aPointFindsTheContainerBeforeItsHost() {
        MapLayout layout = MapLayout.of(map(Fleets.lab()));
        Item.OfContainer redis = FleetBuilder.item("gpu-2", "redis");
        Box row = layout.box(redis).orElseThrow();
        assertThat(layout.at(row.middleX(), row.middleY())).contains(redis);
        Box card = layout.box(new Item.OfHost(new HostId("gpu-2"))).orElseThrow();
        assertThat(layout.at(card.x() + 5, card.y() + 5)).contains(new Item.OfHost(new HostId("gpu-2")));
        assertThat(layout.at(-500, -500)).isEmpty();
    }

    @Test
    void waysAreTakenOverWhereNothingMoved() {
        MapLayout first = MapLayout.of(map(Fleets.lab()));
        MapLayout second = MapLayout.of(map(Fleets.lab()), Optional.of(first));
        assertThat(second.edges().getFirst().xs())
                .isSameAs(first.edges().getFirst().xs());
    }

    @Test
    void zoomKeepsWhatIsUnderThePointer() {
        Camera before = new Camera(100, 50, 1);
        Camera after = before.zoomedAt(300, 200, 1.1);
        assertThat(after.toMapX(300)).isCloseTo(before.toMapX(300), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(after.toMapY(200)).isCloseTo(before.toMapY(200), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(before.zoomedAt(0, 0, 100).zoom()).isEqualTo(Camera.MAX_ZOOM);
    }

    private static FleetMap map(FleetBuilder fleet) {
        return FleetMapMaker.make(fleet.fleet(), fleet.observed(), fleet.beats(), FleetBuilder.NOW);
    }

    private static List<MapEdge.Endpoint> endpoints(FleetMap map) {
        return map.edges().stream()
                .filter(MapEdge.Endpoint.class::isInstance)
                .map(MapEdge.Endpoint.class::cast)
                .toList();
    }
}
