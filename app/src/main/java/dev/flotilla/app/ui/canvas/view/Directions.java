package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.kit.Item;
import java.util.Map;
import java.util.Optional;

/** Which item lies next in a direction. Pure. */
final class Directions {
    /** Going astray sideways costs this much more than going on. */
    private static final double ASTRAY = 2.5;

    private Directions() {}

    /** @param dx -1, 0 or 1; likewise dy; one of them is 0 */
    static Optional<Item> next(MapLayout layout, Optional<Item> from, int dx, int dy) {
        Optional<Box> start = from.flatMap(layout::box);
        if (start.isEmpty()) {
            return layout.map().inTreeOrder().stream().findFirst();
        }
        Optional<Item> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Item, Box> entry : layout.boxes().entrySet()) {
            Item item = entry.getKey();
            boolean sideways = dx != 0;
            boolean sameHost = item.host().equals(from.get().host());
            // Left and right go from host to host; up and down also along the rows of one.
            if (item.equals(from.get()) || sideways && sameHost) {
                continue;
            }
            double cost = cost(start.get(), entry.getValue(), dx, dy);
            if (cost < least) {
                least = cost;
                best = Optional.of(item);
            }
        }
        return best;
    }

    private static double cost(Box from, Box to, int dx, int dy) {
        double ahead;
        double aside;
        if (dx != 0) {
            ahead = (to.middleX() - from.middleX()) * dx;
            aside = Math.abs(top(to) - top(from));
        } else {
            ahead = (top(to) - top(from)) * dy;
            aside = Math.abs(to.middleX() - from.middleX());
        }
        return ahead <= 1 ? Double.POSITIVE_INFINITY : ahead + ASTRAY * aside;
    }

    /** The head of a card stands for it, so that its rows lie below it. */
    private static double top(Box box) {
        return box.y() + Math.min(13, box.h() / 2);
    }
}
