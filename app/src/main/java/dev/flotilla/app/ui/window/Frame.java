package dev.flotilla.app.ui.window;

import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/**
 * Side, centre and inspector, sharing the width by the rules: from 1440 all lie beside each other; below, the inspector
 * lies over the centre; below 1280 the side panel is closed until it is asked for. Widths count as if the scale were
 * 100 %.
 */
final class Frame extends StackPane {
    private static final double WIDE = 1440;
    private static final double NARROW = 1280;
    private static final double TOOLBAR = 40;

    private final SplitPane split = new SplitPane();
    private final StackPane centre = new StackPane();
    private final StackPane content = new StackPane();
    private final VBox column = new VBox();
    private final Region side;
    private final Region inspector;
    private final Region activity;
    private final ActivityEdge activityEdge;
    private final ReadOnlyIntegerProperty scale;
    private PanelSizes sizes = PanelSizes.BY_RULE;
    private Consumer<PanelSizes> drawn = next -> {};
    private boolean sideWished = true;
    private boolean sideAllowed = true;
    private boolean inspectorOpen;
    private boolean activityOpen;

    Frame(Region side, Node inspector, Node activity, ReadOnlyIntegerProperty scale) {
        this.side = side;
        this.inspector = wrapped(inspector, "fl-surface");
        this.activity = wrapped(activity, "fl-surface");
        this.scale = scale;
        this.activity.getStyleClass().add("fl-line-above");
        activityEdge = new ActivityEdge(this.activity, height -> drawn(sizes.withActivity(height)));
        VBox.setVgrow(content, Priority.ALWAYS);
        centre.getChildren().add(content);
        VBox.setVgrow(centre, Priority.ALWAYS);
        column.getChildren().add(centre);
        column.setMinWidth(0);
        setMinWidth(0);
        getChildren().add(split);
        clip(centre);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(this.inspector, false);
        ChangeListener<Object> refit = (o, was, is) -> arrange();
        widthProperty().addListener(refit);
        heightProperty().addListener(refit);
        scale.addListener(refit);
        arrange();
    }

    private static Region wrapped(Node node, String styleClass) {
        StackPane around = new StackPane(node);
        around.getStyleClass().add(styleClass);
        around.setMinWidth(0);
        return around;
    }

    private static void clip(Region region) {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(region.widthProperty());
        clip.heightProperty().bind(region.heightProperty());
        region.setClip(clip);
    }

    /** @param changed gets the sizes whenever a person drew one */
    void keepSizes(PanelSizes first, Consumer<PanelSizes> changed) {
        sizes = first;
        drawn = changed;
        // Of the dividers alone: a window that is made wider or narrower changes no wish.
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (e.getTarget() instanceof Node target && ActivityEdge.isDivider(target)) {
                drawn(sizes.withColumns(
                        isSideShown() ? pixels(side.getWidth()) : sizes.side(),
                        split.getItems().contains(inspector) ? pixels(inspector.getWidth()) : sizes.inspector()));
            }
        });
        arrange();
    }

    private void drawn(PanelSizes next) {
        if (!next.equals(sizes)) {
            sizes = next;
            drawn.accept(next);
        }
    }

    private int pixels(double width) {
        return (int) Math.round(width / unit());
    }

    /** What is in the centre; empty before the first section. */
    Optional<Node> content() {
        return content.getChildren().stream().findFirst();
    }

    void setContent(Node node) {
        if (node instanceof Region region) {
            region.setMinSize(0, 0);
        }
        // What is taken out and put back loses the focus.
        if (!content.getChildren().equals(List.of(node))) {
            content.getChildren().setAll(node);
        }
        offerSide();
    }

    private Optional<HasSide> ownSide() {
        return content().filter(HasSide.class::isInstance).map(HasSide.class::cast);
    }

    void entered() {
        ownSide().ifPresent(HasSide::entered);
    }

    private void offerSide() {
        ownSide().ifPresent(section -> section.offerSide(logicalWidth() < NARROW));
    }

    /** Lies over the centre, such as toasts. */
    void addOverlay(Node node, Pos at) {
        StackPane.setAlignment(node, at);
        centre.getChildren().add(node);
    }

    /** Whether the section has a side panel at all. */
    void allowSide(boolean allowed) {
        sideAllowed = allowed;
        arrange();
    }

    void toggleSide() {
        ownSide().ifPresentOrElse(HasSide::toggleSide, () -> {
            sideWished = !isSideShown();
            arrange();
        });
    }

    /** Into the filter of the section's own panel, else into that of the fleet. */
    void focusFilter(Runnable ofFleet) {
        ownSide().ifPresentOrElse(HasSide::focusFilter, ofFleet);
    }

    boolean isSideShown() {
        return split.getItems().contains(side);
    }

    void openInspector(boolean open) {
        if (inspectorOpen != open) {
            inspectorOpen = open;
            arrange();
        }
    }

    boolean isInspectorOpen() {
        return inspectorOpen;
    }

    void openActivity(boolean open) {
        if (activityOpen != open) {
            activityOpen = open;
            arrange();
        }
    }

    boolean isActivityOpen() {
        return activityOpen;
    }

    /** How much of the centre's right edge the inspector covers, in pixels. */
    double covered() {
        return centre.getChildren().contains(inspector) ? inspector.getPrefWidth() : 0;
    }

    /** What was chosen elsewhere is brought into view; what was clicked there only from under the inspector. */
    void keepInView(Selection selection, FleetCanvas canvas) {
        selection
                .single()
                .filter(item -> !canvas.isFocused() || covered() > 0 && canvas.isCovered(item))
                .ifPresent(canvas::follow);
    }

    private double unit() {
        return scale.get() / 100.0;
    }

    /** The width of the whole window, the navigation included, as if the scale were 100 %. */
    private double logicalWidth() {
        return getScene() == null
                ? WIDE
                : getScene().getRoot().getLayoutBounds().getWidth() / unit();
    }

    private boolean lastNarrow;
    private boolean first = true;

    private void arrange() {
        double width = logicalWidth();
        boolean wide = width >= WIDE;
        boolean narrow = width < NARROW;
        if (first || narrow != lastNarrow) {
            sideWished = !narrow;
            lastNarrow = narrow;
            first = false;
        }
        double sideWidth = width(sizes.side(), wide ? 240 : 216, 200, 400);
        double inspectorWidth = width(sizes.inspector(), wide ? 336 : 320, 300, 520);
        fix(side, sideWidth, 200 * unit(), 400 * unit());
        boolean showSide = sideAllowed && sideWished;
        boolean beside = inspectorOpen && wide;
        boolean over = inspectorOpen && !wide;
        List<Node> items = new ArrayList<>();
        if (showSide) {
            items.add(side);
        }
        items.add(column);
        if (beside) {
            items.add(inspector);
        }
        if (!over) {
            centre.getChildren().remove(inspector);
        }
        if (!split.getItems().equals(items)) {
            split.getItems().setAll(items);
        }
        if (over) {
            inspector.setMinWidth(inspectorWidth);
            inspector.setPrefWidth(inspectorWidth);
            inspector.setMaxWidth(inspectorWidth);
            StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
            StackPane.setMargin(inspector, new Insets(TOOLBAR * unit(), 0, 0, 0));
            inspector.getStyleClass().remove("fl-overlay-panel");
            inspector.getStyleClass().add("fl-overlay-panel");
            if (!centre.getChildren().contains(inspector)) {
                centre.getChildren().add(1, inspector);
            }
        } else {
            inspector.getStyleClass().remove("fl-overlay-panel");
            fix(inspector, inspectorWidth, 300 * unit(), 520 * unit());
        }
        placeDividers(showSide, beside, sideWidth, inspectorWidth);
        placeActivity();
        offerSide();
    }

    private double width(int drawn, double byRule, double least, double most) {
        return (drawn == 0 ? byRule : Math.clamp(drawn, least, most)) * unit();
    }

    private static void fix(Region region, double pref, double min, double max) {
        region.setMinWidth(Math.min(min, pref));
        region.setPrefWidth(pref);
        region.setMaxWidth(max);
    }

    private void placeDividers(boolean showSide, boolean beside, double sideWidth, double inspectorWidth) {
        double width = getWidth();
        if (width <= 0) {
            return;
        }
        int at = 0;
        if (showSide) {
            split.setDividerPosition(at++, sideWidth / width);
        }
        if (beside) {
            split.setDividerPosition(at, 1 - inspectorWidth / width);
        }
    }

    private void placeActivity() {
        if (!activityOpen) {
            column.getChildren().remove(activity);
        } else {
            activityEdge.place(getHeight(), unit(), sizes.activity());
            if (!column.getChildren().contains(activity)) {
                column.getChildren().add(activity);
            }
        }
    }
}
