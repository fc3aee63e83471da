package dev.flotilla.app.ui.canvas.paint;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.kit.Item;
import java.util.Optional;

/**
 * What is on the map for a moment and stored nowhere.
 *
 * @param hover what the pointer is over
 * @param network the network whose head is under the pointer: its groups light up on every host
 */
public record Passing(
        Optional<Item> hover,
        Optional<String> network,
        Optional<Box> marquee,
        Optional<MapView.Ghost> ghost,
        Optional<MapView.Carried> carried) {
    public static final Passing NOTHING =
            new Passing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Passing over(Optional<Item> item, Optional<String> overNetwork) {
        return new Passing(item, overNetwork, marquee, ghost, carried);
    }

    public Passing with(Optional<Box> nextMarquee) {
        return new Passing(hover, network, nextMarquee, ghost, carried);
    }

    public Passing withGhost(Optional<MapView.Ghost> next) {
        return new Passing(hover, network, marquee, next, carried);
    }

    public Passing withCarried(Optional<MapView.Carried> next) {
        return new Passing(hover, network, marquee, ghost, next);
    }
}
