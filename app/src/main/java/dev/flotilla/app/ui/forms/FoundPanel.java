package dev.flotilla.app.ui.forms;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Engines that this machine knows: one click fills the form. */
final class FoundPanel extends VBox {
    private final Consumer<FoundEngine> take;
    private final FlowPane buttons = new FlowPane(8, 8);
    private List<FoundEngine> shown = List.of();

    FoundPanel(Consumer<FoundEngine> take) {
        super(6);
        this.take = take;
        getChildren().addAll(Labels.of("Found on this computer", "fl-caption"), buttons);
        setVisible(false);
        setManaged(false);
    }

    void show(HostFormModel.State state) {
        if (state.found().equals(shown)) {
            return;
        }
        shown = state.found();
        buttons.getChildren().clear();
        for (FoundEngine engine : shown) {
            Button button = Buttons.small(Buttons.plain(engine.name(), "server", () -> take.accept(engine)));
            button.setTooltip(
                    new Tooltip(engine.origin() + ", " + engine.address().text()));
            button.setAccessibleText("Use " + engine.name() + ", " + engine.origin());
            buttons.getChildren().add(button);
        }
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }
}
