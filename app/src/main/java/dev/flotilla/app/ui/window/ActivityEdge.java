package dev.flotilla.app.ui.window;

import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The upper edge of the activity panel: it is drawn up and down, between a least height and a share of the frame. */
final class ActivityEdge {
    private static final double GRIP = 6;
    private static final double LEAST = 200;
    private static final double MOST_SHARE = .6;
    private static final double BY_RULE = 376;
    private static final double BY_RULE_LOW = 280;
    /** Frames lower than this have the low panel. */
    private static final double LOW = 760;

    private final Region panel;
    private double frame;
    private double unit = 1;
    private boolean drawing;
    private double wished;

    /** @param drawn gets the height at 100 % when a person has drawn it */
    ActivityEdge(Region panel, IntConsumer drawn) {
        this.panel = panel;
        panel.addEventFilter(MouseEvent.MOUSE_MOVED, e -> panel.setCursor(isOver(e) ? Cursor.V_RESIZE : null));
        panel.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            drawing = e.getButton() == MouseButton.PRIMARY && isOver(e);
            if (drawing) {
                e.consume();
            }
        });
        panel.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            if (drawing) {
                wished = (panel.getHeight()
                                - panel.sceneToLocal(e.getSceneX(), e.getSceneY())
                                        .getY())
                        / unit;
                fit();
                e.consume();
            }
        });
        panel.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (drawing) {
                drawing = false;
                drawn.accept((int) Math.round(height()));
                e.consume();
            }
        });
    }

    private boolean isOver(MouseEvent event) {
        return panel.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() <= GRIP * unit;
    }

    /**
     * @param frameHeight in pixels, of which the panel takes its part
     * @param pixels of one unit at the scale of the window
     * @param stored height at 100 %; 0 for the one by rule
     */
    void place(double frameHeight, double pixels, int stored) {
        frame = frameHeight / pixels;
        unit = pixels;
        if (!drawing) {
            wished = stored;
        }
        fit();
    }

    private double height() {
        double asked = wished == 0 ? (frame < LOW ? BY_RULE_LOW : BY_RULE) : wished;
        return Math.clamp(asked, LEAST, Math.max(LEAST, frame * MOST_SHARE));
    }

    /** The centre takes what is left, however much it would like. */
    private void fit() {
        double pixels = height() * unit;
        panel.setMinHeight(pixels);
        panel.setPrefHeight(pixels);
        panel.setMaxHeight(pixels);
    }

    /** Whether what was touched is the line between two panels. */
    static boolean isDivider(Node target) {
        for (Node at = target; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) {
                return true;
            }
        }
        return false;
    }
}
