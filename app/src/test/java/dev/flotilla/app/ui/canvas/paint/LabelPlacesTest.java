package dev.flotilla.app.ui.canvas.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.pictures.FleetBuilder;
import dev.flotilla.app.pictures.Fleets;
import dev.flotilla.app.ui.canvas.FleetMapMaker;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.layout.RoutedEdge;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlacesTest {
    private static final double WIDTH = 290;

    private static MapLayout incident() {
        FleetBuilder fleet = Fleets.incident();
        return MapLayout.of(FleetMapMaker.make(fleet.fleet(), fleet.observed(), fleet.beats(), FleetBuilder.NOW));
    }

    private static MapView view(MapLayout layout, double zoom) {
        return new MapView(
                layout,
                new Camera(layout.bounds().x(), layout.bounds().y(), zoom),
                Set.of(),
                Optional.empty(),
                false,
                EnumSet.allOf(MapView.Layer.class),
                Passing.NOTHING);
    }

    private static List<RoutedEdge> trouble(MapLayout layout) {
        return layout.edges().stream().filter(e -> e.edge().isTrouble()).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {.3, .5, .9, 1, 1.4})
    void aLabelOfTroubleLiesOnNoCard(double zoom) {
        MapLayout layout = incident();
        MapView view = view(layout, zoom);
        Box seen = view.camera().seen(1_000, 800);
        LabelPlaces places = new LabelPlaces();

        assertThat(trouble(layout)).isNotEmpty();
        for (RoutedEdge edge : trouble(layout)) {
            places.of(view, edge, WIDTH, 20, seen).ifPresent(box -> {
                assertThat(layout.hosts()).noneMatch(host -> host.box().meets(box));
                assertThat(box.x()).isGreaterThanOrEqualTo(seen.x());
                assertThat(box.right()).isLessThanOrEqualTo(seen.right());
            });
        }
    }

    @Test
    void atFullSizeEveryTroubleIsSaidInWords() {
        MapLayout layout = incident();
        MapView view = view(layout, 1);
        LabelPlaces places = new LabelPlaces();

        assertThat(trouble(layout))
                .allSatisfy(edge -> assertThat(
                                places.of(view, edge, WIDTH, 20, view.camera().seen(1_000, 800)))
                        .isPresent());
    }
}
