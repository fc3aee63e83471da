package dev.flotilla.app.boot.window;

import dev.flotilla.app.fleet.store.Settings;
import dev.flotilla.app.ui.canvas.paint.MapView.Layer;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which layers of the canvas are on, from one start to the next. */
final class CanvasMemory {
    private static final String KEY = "canvas.layers";

    private CanvasMemory() {}

    /** Shows what was on when it was last changed, and remembers every change. */
    static void keep(FleetCanvas canvas, Settings settings) {
        settings.get(KEY).map(CanvasMemory::read).ifPresent(canvas::setLayers);
        canvas.layersProperty().addListener((o, was, is) -> settings.put(KEY, write(is)));
    }

    /** A JSON array of names; names of layers that are not known are left out. */
    static Set<Layer> read(String json) {
        List<String> names = Arrays.stream(json.replaceAll("[\\[\\]\"\\s]", "").split(",", -1))
                .toList();
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        for (Layer layer : Layer.values()) {
            if (names.contains(layer.name())) {
                layers.add(layer);
            }
        }
        return layers;
    }

    static String write(Set<Layer> layers) {
        return layers.stream().map(l -> "\"" + l.name() + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
