package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.stacks.text.Preset;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Services at the left, the fields of one in the middle, the text at the right. */
public final class StackEditor extends BorderPane {
    private static final double WIDTH = 1320;
    private static final double HEIGHT = 840;

    private final EditModel model;
    private final Modals modals;
    private final Runnable saved;
    private final ServiceForm form;
    private final TextPane text;
    private final ListView<String> services = new ListView<>();
    private final Label heading = Labels.section("");
    private final VBox notes = new VBox(8);
    private final Button undo;
    private final Button redo;
    private final Button save;
    private boolean showing;
    private Optional<Note> failed = Optional.empty();

    /** @param saved runs when the file was written */
    public StackEditor(EditModel model, Modals modals, Runnable saved) {
        this.model = model;
        this.modals = modals;
        this.saved = saved;
        RoomStyle.add(this, StackEditor.class, "edit.css");
        form = new ServiceForm(model);
        text = new TextPane(model);
        services.setId("stack-services");
        services.setAccessibleText("Services of the stack");
        services.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                model.choose(is);
            }
        });
        undo = Buttons.plain("Undo", "rotate-ccw", model::undo);
        undo.setId("stack-undo");
        redo = Buttons.plain("Redo", "rotate-cw", model::redo);
        redo.setId("stack-redo");
        save = Buttons.primary("Save file", this::save);
        save.setId("stack-save");
        Button close = Buttons.plain("Close", this::close);
        close.setCancelButton(true);
        close.setId("stack-edit-close");
        setCenter(new Dialog("Edit stack", body())
                .size(WIDTH, HEIGHT)
                .footLeft(undo, redo)
                .buttons(close, save));
        setMaxSize(WIDTH, HEIGHT);
        Subscription listening = model.state().subscribe(this::show);
        sceneProperty().addListener((o, was, is) -> {
            if (is == null && !modals.isShowing()) {
                listening.close();
            }
        });
        show(model.state().value());
    }

    private HBox body() {
        MenuButton add = new MenuButton("Add service");
        add.setId("stack-add");
        add.setMaxWidth(Double.MAX_VALUE);
        for (Preset preset : Preset.ALL) {
            MenuItem item = new MenuItem(preset.label());
            item.setOnAction(e -> model.add(preset));
            add.getItems().add(item);
        }
        VBox.setVgrow(services, Priority.ALWAYS);
        VBox left = new VBox(8, Labels.section("Services"), services, add);
        left.setMinWidth(190);
        left.setMaxWidth(190);
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-edit-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox middle = new VBox(8, heading, notes, scroll);
        middle.setMinWidth(420);
        middle.setMaxWidth(420);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        return new HBox(20, left, middle, text);
    }

    private void show(EditState state) {
        undo.setDisable(!state.undo());
        redo.setDisable(!state.redo());
        save.setDisable(!state.changed() || !state.readable());
        text.show(state, () -> settled(model.state().value()));
    }

    /** What follows from the text, once nobody types in it. */
    private void settled(EditState state) {
        showing = true;
        if (!services.getItems().equals(state.services())) {
            services.getItems().setAll(state.services());
        }
        state.service().ifPresent(name -> services.getSelectionModel().select(name));
        showing = false;
        heading.setText(state.service().orElse("No service"));
        form.show(state);
        notes.getChildren().clear();
        state.refused().ifPresent(p -> notes.getChildren().add(Note.problem(p)));
        if (!state.readable()) {
            notes.getChildren()
                    .add(Labels.wrapped("The fields wait until the text can be read again.", "fl-small", "fl-muted"));
        }
        failed.ifPresent(notes.getChildren()::add);
    }

    private void save() {
        Buttons.busy(save, true);
        model.save(this::written);
    }

    private void written(Outcome<Path> outcome) {
        Buttons.busy(save, false);
        switch (outcome) {
            case Outcome.Ok<Path> ok -> {
                modals.close();
                saved.run();
            }
            case Outcome.Failed<Path> no -> {
                failed = Optional.of(Note.problem(no.first()));
                show(model.state().value());
            }
        }
    }

    /** What was not saved is only thrown away when somebody says so. */
    private void close() {
        if (!model.state().value().changed()) {
            modals.close();
            return;
        }
        Button back = Modals.startsHere(Buttons.plain("Go on editing", modals::close));
        back.setCancelButton(true);
        Button drop = Buttons.destructive("Discard changes", () -> {
            modals.close();
            modals.close();
        });
        drop.setId("stack-discard");
        modals.show(
                new Dialog("Discard what was edited?", Labels.wrapped(model.file() + " stays as it is on the disk."))
                        .width(480)
                        .buttons(back, drop));
    }
}
