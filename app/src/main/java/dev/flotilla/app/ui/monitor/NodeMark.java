package dev.flotilla.app.ui.monitor;

import java.util.List;

/**
 * How a node is told from others in graphs: by colour, dash and mark at once, so that each alone is enough for six.
 *
 * @param series colour, 1-6
 * @param dash lengths of line and gap in pixels; empty for a solid line
 */
public record NodeMark(int series, List<Double> dash, Shape shape) {
    /** What stands on the line where a point is. */
    public enum Shape {
        DISC,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        PLUS,
        CROSS
    }

    private static final List<List<Double>> DASHES =
            List.of(List.of(), List.of(), List.of(7.0, 3.0), List.of(2.0, 3.0), List.of(7.0, 3.0, 2.0, 3.0), List.of());

    public NodeMark {
        dash = List.copyOf(dash);
    }

    /** @param place of the node, from 0: from the seventh on colours come again, each with the next dash */
    public static NodeMark of(int place) {
        int series = place % 6;
        int round = place / 6;
        return new NodeMark(
                series + 1, DASHES.get((series + round) % DASHES.size()), Shape.values()[(series + round) % 6]);
    }
}
