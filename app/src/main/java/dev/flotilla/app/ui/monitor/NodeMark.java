package dev.flotilla.app.ui.monitor;

import java.util.List;

/**
 * How a node is told from others in graphs: by colour, dash and mark at once, so that colour or mark alone is enough for six.
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

    static final int COLOURS = 6;
    private static final List<Double> SOLID = List.of();
    private static final List<Double> DASHED = List.of(7.0, 3.0);
    private static final List<Double> DOTTED = List.of(2.0, 3.0);
    private static final List<Double> DASH_DOT = List.of(7.0, 3.0, 2.0, 3.0);
    /** One row a round: no colour has the same dash twice in them. */
    private static final List<List<List<Double>>> DASHES = List.of(
            List.of(SOLID, SOLID, DASHED, DOTTED, DASH_DOT, SOLID),
            List.of(DASHED, DOTTED, SOLID, DASH_DOT, SOLID, DASH_DOT),
            List.of(DOTTED, DASH_DOT, DASH_DOT, SOLID, DASHED, DASHED),
            List.of(DASH_DOT, DASHED, DOTTED, DASHED, DOTTED, DOTTED));

    public NodeMark {
        dash = List.copyOf(dash);
    }

    /** @param place of the node, from 0: from the seventh on colours come again, each with another dash and another mark */
    public static NodeMark of(int place) {
        int colour = place % COLOURS;
        int round = place / COLOURS;
        return new NodeMark(
                colour + 1,
                DASHES.get(round % DASHES.size()).get(colour),
                Shape.values()[(colour + round) % Shape.values().length]);
    }

    /** For a second line of the same node: its colour and mark with a dash that the first has not. */
    public NodeMark second() {
        return new NodeMark(series, dash.isEmpty() ? DOTTED : SOLID, shape);
    }
}
