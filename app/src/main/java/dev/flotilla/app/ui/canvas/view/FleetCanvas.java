package dev.flotilla.app.ui.canvas.view;

import dev.flotilla.app.ui.canvas.FleetMap;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.layout.MapLayout;
import dev.flotilla.app.ui.canvas.paint.Camera;
import dev.flotilla.app.ui.canvas.paint.MapPainter;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.canvas.paint.Passing;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.Ink;
import dev.flotilla.app.ui.kit.Item;
import dev.flotilla.app.ui.kit.Motion;
import dev.flotilla.app.ui.kit.Selection;
import dev.flotilla.app.ui.kit.Theme;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * The map of the fleet on one Canvas. It is painted in the layout phase of a pulse, and only when something changed.
 */
public final class FleetCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Region probe = Ink.probe();
    private final MapPainter painter = new MapPainter();
    private final Selection selection;
    private final Executor background;
    private final FxGate gate;
    private final Minimap minimap;
    private final CameraMoves camera = new CameraMoves(this::cameraMoved);
    private final ReadOnlyIntegerWrapper hiddenEdges = new ReadOnlyIntegerWrapper();
    private Ink ink;
    private MapLayout layout = MapLayout.EMPTY;
    private final ReadOnlyObjectWrapper<Set<MapView.Layer>> layers = new ReadOnlyObjectWrapper<>(
            Set.of(MapView.Layer.ENDPOINTS, MapView.Layer.HEARTBEATS, MapView.Layer.NETWORKS));
    private Passing passing = Passing.NOTHING;
    private DoubleSupplier covered = () -> 0;
    private boolean keyboard;
    private boolean fitOnce = true;
    private boolean dirty = true;
    private boolean sharpening;
    private boolean finding;
    private Optional<FleetMap> waiting = Optional.empty();

    /** @param background finds layouts, off the JavaFX thread */
    public FleetCanvas(Selection selection, MapActions actions, Theme theme, FxGate gate, Executor background) {
        this.selection = selection;
        this.background = background;
        this.gate = gate;
        this.ink = Ink.read(probe);
        this.minimap = new Minimap(this);
        getChildren().addAll(probe, canvas, minimap);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setMouseTransparent(true);
        theme.darkProperty().addListener((o, was, is) -> gate.execute(this::inkChanged));
        sceneProperty().addListener((o, was, is) -> inkChanged());
        selection.itemsProperty().addListener((o, was, is) -> repaint());
        selection.focusProperty().addListener((o, was, is) -> focusMoved());
        focusedProperty().addListener((o, was, is) -> repaint());
        new CanvasMouse(this, selection, actions).install();
        new CanvasKeys(this, selection, actions).install();
    }

    /** Shows another state of the fleet: finds its layout in the background, then paints it. */
    public void show(FleetMap map) {
        waiting = Optional.of(map);
        if (!finding) {
            findNext();
        }
    }

    /** One at a time, the newest next: where finding takes longer than changes come, what was found is still shown. */
    private void findNext() {
        finding = waiting.isPresent();
        MapLayout before = layout;
        waiting.ifPresent(map -> background.execute(() -> {
            try {
                MapLayout found = MapLayout.of(map, Optional.of(before));
                gate.execute(() -> show(found));
            } finally {
                gate.execute(this::findNext);
            }
        }));
        waiting = Optional.empty();
    }

    public void show(MapLayout next) {
        layout = next;
        passing = passing.over(passing.hover().filter(item -> next.boxes().containsKey(item)), passing.network());
        selection.retain(next.boxes().keySet());
        setAccessibleText(next.map().sentence());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        repaint();
    }

    public MapLayout shown() {
        return layout;
    }

    public Camera camera() {
        return camera.now();
    }

    public ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.property();
    }

    /** How many edges in view were left out of the last frame. */
    public ReadOnlyIntegerProperty hiddenEdgesProperty() {
        return hiddenEdges.getReadOnlyProperty();
    }

    public void setCamera(Camera next) {
        camera.set(next);
    }

    private void glide(Camera next) {
        camera.glide(next, getWidth(), getHeight());
    }

    /** How fit, jump and follow move; nothing moves before it is set. */
    public void setMotion(Motion next) {
        camera.setMotion(next);
    }

    /** @param pixels of the right edge that something lies over, asked for whenever something is brought into view */
    public void setCovered(DoubleSupplier pixels) {
        covered = pixels;
    }

    private double freeWidth() {
        return Math.max(1, getWidth() - covered.getAsDouble());
    }

    public void fit() {
        glide(Camera.fitting(layout.bounds(), freeWidth(), getHeight()));
    }

    /** In steps of 1.1 at the middle; the positive direction zooms in. */
    public void zoomBy(int steps) {
        setCamera(camera().zoomedAt(getWidth() / 2, getHeight() / 2, Math.pow(1.1, steps)));
    }

    public void zoomTo(double zoom) {
        setCamera(camera().zoomedAt(getWidth() / 2, getHeight() / 2, zoom / camera().zoom()));
    }

    /** Brings an item into view, readable, and selects it. */
    public void reveal(Item item) {
        selection.only(item);
        layout.box(item).ifPresent(box -> {
            Camera readable = camera().zoom() < .8
                    ? Camera.centred(box, freeWidth(), getHeight(), 1)
                    : camera().showing(box, freeWidth(), getHeight());
            glide(readable);
        });
    }

    /** Pans by the least so that an item is seen, beside what lies over the right edge. */
    public void follow(Item item) {
        layout.box(item).ifPresent(box -> {
            Camera next = camera().showing(box, freeWidth(), getHeight());
            if (!next.equals(camera())) {
                glide(next);
            }
        });
    }

    /** Whether what lies over the right edge covers an item. */
    public boolean isCovered(Item item) {
        return layout.box(item)
                .filter(box -> camera().toScreenX(box.right()) > freeWidth())
                .isPresent();
    }

    public void setLayer(MapView.Layer layer, boolean on) {
        Set<MapView.Layer> next = EnumSet.noneOf(MapView.Layer.class);
        next.addAll(layers.get());
        if (on) {
            next.add(layer);
        } else {
            next.remove(layer);
        }
        setLayers(next);
    }

    public void setLayers(Set<MapView.Layer> next) {
        layers.set(Set.copyOf(next));
        repaint();
    }

    public boolean isOn(MapView.Layer layer) {
        return layers.get().contains(layer);
    }

    public ReadOnlyObjectProperty<Set<MapView.Layer>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    public Passing passing() {
        return passing;
    }

    /** Shows something for a moment; nothing is stored. */
    public void pass(Passing next) {
        if (!next.equals(passing)) {
            passing = next;
            repaint();
        }
    }

    /** The dashed ring is drawn only for those who use the keyboard. */
    void setKeyboard(boolean used) {
        if (keyboard != used) {
            keyboard = used;
            repaint();
        }
    }

    Ink ink() {
        return ink;
    }

    private void inkChanged() {
        if (getScene() != null) {
            ink = Ink.read(probe);
            repaint();
        }
    }

    private void focusMoved() {
        setAccessibleHelp(
                selection.focusProperty().get().map(layout.map()::sentence).orElse(""));
        repaint();
    }

    private void cameraMoved() {
        fitOnce = false;
        repaint();
    }

    private void repaint() {
        dirty = true;
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            dirty = true;
        }
        if (fitOnce && width > 0 && !layout.hosts().isEmpty()) {
            fitOnce = false;
            // Whoever shows the zoom is laid out in this same pulse, so they are told after it.
            gate.execute(() -> setCamera(Camera.starting(layout.bounds(), width, height)));
        }
        if (dirty && width > 0 && height > 0) {
            dirty = false;
            paint(width, height);
        }
        minimap.place(width, height);
    }

    private void paint(double width, double height) {
        MapView view = new MapView(
                layout,
                camera(),
                Set.copyOf(selection.items()),
                selection.focusProperty().get(),
                keyboard && isFocused(),
                layers.get(),
                passing);
        hiddenEdges.set(painter.paint(canvas.getGraphicsContext2D(), width, height, ink, view));
        minimap.paint();
        if (!painter.isSharp() && !sharpening) {
            sharpening = true;
            gate.execute(() -> {
                sharpening = false;
                repaint();
            });
        }
    }
}
