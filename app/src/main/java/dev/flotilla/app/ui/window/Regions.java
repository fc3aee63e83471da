package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.tree.FleetSide;
import dev.flotilla.app.ui.kit.keys.KeyFocus;
import dev.flotilla.app.ui.kit.keys.TabOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/**
 * The parts of the window that F6 goes through.
 *
 * @param node the part
 * @param first what gets the focus there; empty for the first place that Tab reaches
 */
record Regions(Node node, Optional<Node> first) {
    /** Those that are there now, in reading order. */
    static List<Regions> all(
            Node top,
            Node navigation,
            FleetSide side,
            Frame frame,
            FleetSection fleet,
            Surfaces surfaces,
            Node status) {
        List<Regions> all = new ArrayList<>();
        all.add(new Regions(top, Optional.empty()));
        all.add(new Regions(navigation, Optional.empty()));
        if (frame.isSideShown()) {
            all.add(new Regions(side, Optional.of(side.tree())));
        }
        if (frame.content().filter(fleet::equals).isPresent()) {
            all.add(new Regions(fleet, fleet.map()));
        } else {
            frame.content().ifPresent(content -> all.addAll(of(content)));
        }
        if (frame.isInspectorOpen()) {
            all.add(new Regions(surfaces.inspector(), Optional.empty()));
        }
        if (frame.isActivityOpen()) {
            all.add(new Regions(surfaces.activity(), Optional.empty()));
        }
        all.add(new Regions(status, Optional.empty()));
        return all;
    }

    /** A section of several panels is as many regions. */
    private static List<Regions> of(Node content) {
        List<Node> parts = content instanceof HasSide section ? section.parts() : parts(content);
        return parts.stream().map(part -> new Regions(part, Optional.empty())).toList();
    }

    private static List<Node> parts(Node node) {
        if (node instanceof SplitPane split) {
            return split.getItems().stream()
                    .flatMap(item -> parts(item).stream())
                    .toList();
        }
        return node instanceof StackPane stack
                        && stack.getChildren().size() == 1
                        && stack.getChildren().getFirst() instanceof SplitPane only
                ? parts(only)
                : List.of(node);
    }

    /** From the region that has the focus to the next one that can take it, which is answered. */
    static Optional<Node> go(List<Regions> all, Optional<Node> owner, int by) {
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            if (TabOrder.holds(all.get(i).node(), owner)) {
                at = i;
            }
        }
        for (int step = 1; step <= all.size(); step++) {
            int index = at < 0 ? (by > 0 ? step - 1 : all.size() - step) : Math.floorMod(at + by * step, all.size());
            Regions next = all.get(index);
            Optional<Node> place = next.first()
                    .filter(node -> !node.isDisabled() && node.isVisible())
                    .or(() -> TabOrder.first(next.node()));
            if (place.isPresent()) {
                KeyFocus.on(place.get());
                return Optional.of(next.node());
            }
        }
        return Optional.empty();
    }
}
