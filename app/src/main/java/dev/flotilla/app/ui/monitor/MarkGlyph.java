package dev.flotilla.app.ui.monitor;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** A piece of a node's line with its mark, for lists and legends: 24 x 14. */
public final class MarkGlyph extends Pane {
    private static final double WIDTH = 24;
    private static final double HEIGHT = 14;
    private static final double X = WIDTH / 2;
    private static final double Y = HEIGHT / 2;

    public MarkGlyph(NodeMark mark) {
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        Line line = new Line(1, Y, WIDTH - 1, Y);
        line.getStrokeDashArray().setAll(mark.dash());
        line.setStrokeWidth(1.5);
        line.getStyleClass().add("fl-stroke-" + mark.series());
        Shape shape = shape(mark.shape());
        boolean stroked = mark.shape() == NodeMark.Shape.PLUS || mark.shape() == NodeMark.Shape.CROSS;
        shape.getStyleClass().add((stroked ? "fl-stroke-" : "fl-fill-") + mark.series());
        getChildren().addAll(line, shape);
    }

    private static Shape shape(NodeMark.Shape shape) {
        return switch (shape) {
            case DISC -> new Circle(X, Y, 3.5);
            case SQUARE -> new Rectangle(X - 3, Y - 3, 6, 6);
            case TRIANGLE -> new Polygon(X - 4, Y + 3, X + 4, Y + 3, X, Y - 4);
            case DIAMOND -> new Polygon(X - 4, Y, X, Y - 4, X + 4, Y, X, Y + 4);
            case PLUS -> stroked(X, Y - 4, X, Y + 4, X, Y, X - 4, Y, X + 4, Y);
            case CROSS -> stroked(X - 3, Y - 3, X + 3, Y + 3, X, Y, X - 3, Y + 3, X + 3, Y - 3);
        };
    }

    private static Polyline stroked(double... points) {
        Polyline line = new Polyline(points);
        line.setStrokeWidth(2);
        return line;
    }
}
