package dev.flotilla.app.ui.window;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
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
    private static final double ACTIVITY = 376;
    private static final double ACTIVITY_LOW = 280;

    private final SplitPane split = new SplitPane();
    private final StackPane centre = new StackPane();
    private final StackPane content = new StackPane();
    private final VBox column = new VBox();
    private final Region side;
    private final Region inspector;
    private final Region activity;
    private final ReadOnlyIntegerProperty scale;
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
        VBox.setVgrow(content, Priority.ALWAYS);
        centre.getChildren().add(content);
        VBox.setVgrow(centre, Priority.ALWAYS);
        column.getChildren().add(centre);
        column.setMinWidth(0);
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

    void setContent(Node node) {
        content.getChildren().setAll(node);
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
        sideWished = !isSideShown();
        arrange();
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
        double sideWidth = (wide ? 240 : 216) * unit();
        double inspectorWidth = (wide ? 336 : 320) * unit();
        fix(side, sideWidth, 200 * unit(), 400 * unit());
        boolean showSide = sideAllowed && sideWished;
        boolean beside = inspectorOpen && wide;
        boolean over = inspectorOpen && !wide;
        java.util.List<Node> items = new java.util.ArrayList<>();
        if (showSide) {
            items.add(side);
        }
        items.add(column);
        if (beside) {
            items.add(inspector);
        }
        centre.getChildren().remove(inspector);
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
            centre.getChildren().add(1, inspector);
        } else {
            inspector.getStyleClass().remove("fl-overlay-panel");
            fix(inspector, inspectorWidth, 300 * unit(), 520 * unit());
        }
        placeDividers(showSide, beside, sideWidth, inspectorWidth);
        placeActivity();
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
        column.getChildren().remove(activity);
        if (activityOpen) {
            double height = (getHeight() / unit() < 760 ? ACTIVITY_LOW : ACTIVITY) * unit();
            activity.setMinHeight(200 * unit());
            activity.setPrefHeight(height);
            activity.setMaxHeight(height);
            column.getChildren().add(activity);
        }
    }
}
