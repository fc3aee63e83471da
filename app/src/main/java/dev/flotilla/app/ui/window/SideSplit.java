package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.kit.parts.Buttons;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A section that has its side panel beside its centre; the user draws the width, which is kept. */
public abstract class SideSplit extends SplitPane implements HasSide {
    private final Region side;
    private final Node centre;
    private final VBox column;
    private final HBox bar = new HBox();
    private int drawn;
    private boolean narrow;

    /**
     * Widths of the side in pixels.
     *
     * @param byRule before the user draws one
     */
    public record Widths(int least, int byRule, int most) {
        private int of(int stored) {
            return stored == 0 ? byRule : Math.clamp(stored, least, most);
        }
    }

    /**
     * @param name of the section, for the id of the button
     * @param stored the width that was drawn last; 0 for none
     * @param kept is told of each width that the user draws
     */
    protected SideSplit(String name, Region side, Node centre, Widths widths, int stored, IntConsumer kept) {
        this.side = side;
        this.centre = centre;
        drawn = widths.of(stored);
        bar.getStyleClass().addAll("fl-toolbar", "fl-line-below", "fl-surface");
        bar.getChildren().add(Buttons.small(Buttons.icon("sidebar", "Side panel, Ctrl B", this::toggleSide)));
        bar.getChildren().getFirst().setId(name + "-side-panel");
        column = new VBox(centre);
        VBox.setVgrow(centre, Priority.ALWAYS);
        column.setMinWidth(0);
        getItems().addAll(side, column);
        setResizableWithParent(side, false);
        side.setMinWidth(widths.least());
        side.setMaxWidth(widths.most());
        widthProperty().addListener((o, was, is) -> {
            if (was.doubleValue() <= 0) {
                place();
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (isSideShown() && Math.abs(side.getWidth() - drawn) >= 1) {
                drawn = (int) Math.round(side.getWidth());
                kept.accept(drawn);
            }
        });
    }

    /** Whether the side is there before the user says otherwise. */
    protected abstract boolean sideByRule(boolean isNarrow);

    /** What the rule goes by has changed. */
    protected final void byRule() {
        showSide(sideByRule(narrow));
    }

    @Override
    public final void offerSide(boolean isNarrow) {
        if (narrow != isNarrow) {
            narrow = isNarrow;
            column.getChildren().setAll(narrow ? List.of(bar, centre) : List.of(centre));
            byRule();
        }
    }

    @Override
    public final void toggleSide() {
        showSide(!isSideShown());
    }

    @Override
    public final List<Node> parts() {
        return List.copyOf(getItems());
    }

    /** The width of the side in pixels, as it was drawn last. */
    public final int drawn() {
        return drawn;
    }

    private boolean isSideShown() {
        return getItems().contains(side);
    }

    protected final void showSide(boolean shown) {
        if (shown != isSideShown()) {
            getItems().setAll(shown ? List.of(side, column) : List.of(column));
            place();
        }
    }

    private void place() {
        if (isSideShown() && getWidth() > 0) {
            setDividerPositions(drawn / getWidth());
        }
    }
}
