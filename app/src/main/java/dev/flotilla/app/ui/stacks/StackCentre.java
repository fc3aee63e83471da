package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.placement.Placement;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Tone;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The centre of the section: one stack with its strategy and score cards, or the mistakes of a file. */
public final class StackCentre extends StackPane {
    private final StacksModel model;
    private final StackDeeds deeds;
    private final Supplier<Fleet> fleet;
    private final Function<Placement, Node> scores;
    private final Subscription subscription;
    private List<StackRow> rows = List.of();
    private Optional<StackPage> page = Optional.empty();

    /** @param scores draws the score cards of a placement */
    public StackCentre(StacksModel model, StackDeeds deeds, Supplier<Fleet> fleet, Function<Placement, Node> scores) {
        this.model = model;
        this.deeds = deeds;
        this.fleet = fleet;
        this.scores = scores;
        RoomStyle.add(this, StackCentre.class, "stacks.css");
        getStyleClass().addAll("fl-surface", "fl-stack-centre");
        subscription = model.shown().subscribe(this::show);
        show(model.shown().value());
    }

    /** Stops listening; when the window closes. */
    public void dispose() {
        subscription.close();
    }

    /** Asks for a stack file and opens it. */
    public void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open stack file");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Stack files", "*.json", "*.jsonld", "*.yml", "*.yaml"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.open(file.toPath());
        }
    }

    /** Files were dropped on the window. Whether the files were taken: one alone; what cannot be read of it is told in its place. */
    public boolean dropped(List<Path> files) {
        if (files.size() == 1) {
            model.open(files.getFirst());
        } else if (!files.isEmpty()) {
            deeds.failed(Problem.of(
                    "FL-2329",
                    files.size() + " files were dropped, and a stack is one file.",
                    "Drop one stack file at a time."));
        }
        return files.size() == 1;
    }

    /** All opened stacks as they are now. */
    public void show(List<StackRow> next) {
        rows = List.copyOf(next);
        page.ifPresent(this::showState);
    }

    private void showState(StackPage of) {
        rows.stream().filter(r -> r.name().equals(of.stack())).findFirst().ifPresent(of::show);
    }

    private StackPage opened(StacksModel.Shown.Open open) {
        StackPage made = new StackPage(open, model, deeds, fleet.get(), scores);
        page = Optional.of(made);
        showState(made);
        return made;
    }

    private void show(StacksModel.Shown shown) {
        page = Optional.empty();
        getChildren()
                .setAll(
                        switch (shown) {
                            case StacksModel.Shown.Nothing nothing -> nothing();
                            case StacksModel.Shown.Unreadable unreadable -> unreadable(unreadable);
                            case StacksModel.Shown.Asking(String stack) ->
                                new EmptyState("loader", stack, "The file is read and the hosts are asked.");
                            case StacksModel.Shown.Open open -> opened(open);
                        });
    }

    private Node nothing() {
        return new EmptyState(
                "layers",
                fleet.get().stacks().isEmpty() ? "No stacks yet" : "No stack selected",
                "Open a compose file or a Graphium stack, or drop one here. Opening it contacts nothing that it names.",
                Buttons.primary("Open stack file", this::chooseFile));
    }

    private Node unreadable(StacksModel.Shown.Unreadable file) {
        VBox list = new VBox(8);
        list.getStyleClass().add("fl-stack-errors");
        Path path = Path.of(file.file());
        list.getChildren()
                .addAll(
                        Labels.heading((path.getFileName() == null ? path : path.getFileName()) + " was not opened"),
                        Labels.of(file.file(), "fl-mono", "fl-muted"));
        for (ReadError error : file.errors()) {
            Note note = Note.of(
                    Tone.DANGER,
                    "alert-circle",
                    error.message(),
                    (error.hint().isEmpty() ? "" : error.hint() + " ") + error.code());
            if (!error.place().isEmpty() && note.getChildren().getLast() instanceof VBox words) {
                words.getChildren().add(Labels.of(error.place(), "fl-mono", "fl-muted"));
            }
            list.getChildren().add(note);
        }
        HBox buttons = new HBox(8, Buttons.plain("Read it again", "refresh-cw", () -> model.open(path)));
        if (file.file().matches("(?i).*\\.ya?ml")) {
            buttons.getChildren().add(Buttons.plain("Edit", "edit-2", () -> deeds.edit(path, () -> model.open(path))));
        }
        list.getChildren().add(buttons);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-stack-scroll");
        return scroll;
    }
}
