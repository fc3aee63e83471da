package dev.flotilla.app.ui.canvas.tree;

import dev.flotilla.app.fleet.Spot;
import dev.flotilla.app.ui.canvas.MapActions;
import dev.flotilla.app.ui.canvas.layout.Box;
import dev.flotilla.app.ui.canvas.layout.CardMetrics;
import dev.flotilla.app.ui.canvas.paint.MapView;
import dev.flotilla.app.ui.canvas.view.FleetCanvas;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What can be dragged onto the canvas. By press, drag and release inside the window, which works on every platform; a
 * click or Enter adds without a spot.
 */
public final class HostPalette extends VBox {
    private static final double SNAP = 8;
    private static final double GHOST_HEIGHT = 128;

    private final FleetCanvas canvas;
    private final MapActions actions;

    public HostPalette(FleetCanvas canvas, MapActions actions) {
        this.canvas = canvas;
        this.actions = actions;
        getStyleClass().addAll("fl-host-palette", "fl-line-above");
        // Below each other where the panel is too narrow for their words.
        FlowPane buttons = new FlowPane(8, 8);
        for (MapActions.NewHost kind : MapActions.NewHost.values()) {
            buttons.getChildren().add(button(kind));
        }
        Button launch = Buttons.small(Buttons.flat("Launch nodes", "play", () -> actions.launchNodes(List.of())));
        launch.setId("palette-launch");
        getChildren().addAll(Labels.of("Drag onto the canvas", "fl-caption"), buttons, launch);
    }

    private Button button(MapActions.NewHost kind) {
        Button button = Buttons.small(Buttons.plain(kind.word(), kind.icon(), () -> {}));
        button.getStyleClass().add("fl-tight");
        button.setMinWidth(USE_PREF_SIZE);
        button.setId("palette-" + kind.icon());
        button.setAccessibleHelp("Drag it onto the canvas, or press Enter to fill in the form");
        button.setOnAction(e -> actions.addHost(kind, Optional.empty()));
        button.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            canvas.pass(canvas.passing()
                    .withGhost(landing(e).map(box -> new MapView.Ghost(List.of(box), kind.word()))));
            e.consume();
        });
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            canvas.pass(canvas.passing().withGhost(Optional.empty()));
            landing(e).ifPresent(box -> {
                // Dropped, not clicked: the button must not fire as well.
                button.disarm();
                e.consume();
                actions.addHost(kind, Optional.of(new Spot(box.x(), box.y())));
            });
        });
        return button;
    }

    /** Where a card would lie, when the pointer is over the canvas. */
    private Optional<Box> landing(MouseEvent event) {
        Point2D at = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (!canvas.contains(at)) {
            return Optional.empty();
        }
        double x = canvas.camera().toMapX(at.getX()) - CardMetrics.WIDTH / 2;
        double y = canvas.camera().toMapY(at.getY()) - 24;
        return Optional.of(
                new Box(Math.rint(x / SNAP) * SNAP, Math.rint(y / SNAP) * SNAP, CardMetrics.WIDTH, GHOST_HEIGHT));
    }
}
