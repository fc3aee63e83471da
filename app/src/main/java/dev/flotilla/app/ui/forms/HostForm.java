package dev.flotilla.app.ui.forms;

import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Add or change a host: the fields at the left, the connection test at the right. */
public final class HostForm extends BorderPane {
    private static final double WIDTH = 920;
    private static final double FIELDS = 548;
    private static final double HEIGHT = 720;

    private final HostFields fields;
    private final TestPanel tests;
    private final FoundPanel found;
    private final Button test;
    private final Subscription subscription;

    /**
     * @param cancel asks the window to take the form away
     * @param done gets the host when every field is right
     */
    public HostForm(HostFormModel model, Runnable cancel, Consumer<Host> done) {
        RoomStyle.add(this, HostForm.class, "forms.css");
        fields = new HostFields(model);
        tests = new TestPanel();
        found = new FoundPanel(engine -> model.change(d -> d.with(engine)));
        VBox left = new VBox(16, found, fields);
        left.getStyleClass().add("fl-form-fields");
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefWidth(FIELDS);
        scroll.setMinWidth(FIELDS);
        scroll.getStyleClass().add("fl-form-scroll");
        HBox.setHgrow(tests, Priority.ALWAYS);
        HBox body = new HBox(24, scroll, tests);
        Button no = Buttons.plain("Cancel", cancel);
        no.setCancelButton(true);
        test = Buttons.plain("Test connection", "activity", model::test);
        test.setId("host-test");
        Button save = Buttons.primary(
                model.isEditing() ? "Save host" : "Add host",
                () -> model.finish().ifPresentOrElse(done, fields::focusFirstError));
        save.setId("host-save");
        save.setDefaultButton(true);
        String title =
                model.isEditing() ? "Change " + model.state().value().draft().name() : "Add host";
        setCenter(new Dialog(title, body)
                .size(WIDTH, HEIGHT)
                .footLeft(test, Labels.secondary("Asks the engine for its version, and changes nothing there."))
                .buttons(CommandButton.when(model::command), no, save));
        setMaxSize(WIDTH, HEIGHT);
        subscription = model.state().subscribe(this::show);
        sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                subscription.close();
            }
        });
        show(model.state().value());
        model.lookForEngines();
    }

    private void show(HostFormModel.State state) {
        fields.show(state);
        tests.show(state);
        found.show(state);
        Buttons.busy(test, state.testing());
        test.setText(state.testing() ? "Testing" : "Test connection");
    }
}
