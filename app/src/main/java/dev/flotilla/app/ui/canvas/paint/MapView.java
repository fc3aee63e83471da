package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.kit.Item;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * All that one frame shows.
 *
 * @param focusShown whether the keyboard's focus is drawn
 */
public record MapView(
        MapLayout layout,
        Camera camera,
        Set<Item> selected,
        Optional<Item> focus,
        boolean focusShown,
        Set<Layer> layers,
        Passing passing) {
    public MapView {
        selected = Set.copyOf(selected);
        layers = layers.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(layers);
    }

    public Optional<Item> hover() {
        return passing.hover();
    }

    public Optional<String> network() {
        return passing.network();
    }

    /** What can be switched on and off. */
    public enum Layer {
        ENDPOINTS("Endpoints"),
        HEARTBEATS("Heartbeats"),
        NETWORKS("Networks"),
        START_ORDER("Start order");

        private final String word;

        Layer(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Cards on their way, or a new one from the palette.
     *
     * @param boxes where they would land, snapped
     * @param words under them, such as "Docker host"
     */
    public record Ghost(java.util.List<Box> boxes, String words) {
        public Ghost {
            boxes = java.util.List.copyOf(boxes);
        }
    }

    /**
     * A service on its way to another host.
     *
     * @param x of the pointer, in canvas units; y likewise
     * @param over the card under the pointer; empty over the ground and over its own host
     * @param says what that host says
     * @param words under the ghost; may be empty
     */
    public record Carried(
            Item.OfContainer item, String name, double x, double y, Optional<HostId> over, Says says, String words) {
        /** How the card under the pointer looks. */
        public enum Says {
            NOTHING,
            ASKED,
            FITS,
            REFUSES
        }
    }

    /** Whether anything is selected that edges could touch. */
    public boolean hasSelection() {
        return !selected.isEmpty();
    }
}
