package dev.flotilla.app.ui.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.Bundle;
import dev.flotilla.app.eject.BundleFile;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.EmptyState;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.status.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every file of an export, the list at the left and the text at the right, before any is written. */
public final class ExportDialog extends BorderPane {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 760;
    private static final double LIST = 400;

    private final ExportDeeds deeds;
    private final ListView<BundleFile> list = new ListView<>();
    private final TextArea text = new TextArea();
    private final Label path = Labels.mono("");
    private final Label count = Labels.wrapped("", "fl-small", "fl-muted");
    private final VBox notes = new VBox(8);
    private final StackPane body = new StackPane();
    private final Button zip;
    private final Button folder;
    private Optional<Bundle> bundle = Optional.empty();

    /**
     * @param what is exported: the name of the fleet or of a stack
     * @param command that does the same
     * @param close closes the dialog
     */
    public ExportDialog(String what, Command command, ExportDeeds deeds, Runnable close) {
        this.deeds = deeds;
        RoomStyle.add(this, ExportDialog.class, "eject.css");
        Button cancel = Buttons.plain("Cancel", close);
        cancel.setCancelButton(true);
        zip = Buttons.plain("Export as zip", "archive", () -> deeds.chooseZip().ifPresent(this::write));
        zip.setId("export-zip");
        folder = Buttons.primary(
                "Export to folder", "folder", () -> deeds.chooseFolder().ifPresent(this::write));
        folder.setId("export-folder");
        folder.setDefaultButton(true);
        text.setEditable(false);
        text.setId("export-text");
        text.getStyleClass().add("fl-export-text");
        text.setAccessibleText("Text of the selected file");
        list.setId("export-files");
        list.setAccessibleText("Files of the export");
        list.getStyleClass().add("fl-export-list");
        list.setCellFactory(view -> new FileCell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                show(is);
            }
        });
        body.getChildren()
                .setAll(new EmptyState("loader", "Collecting the files", "The hosts are asked what they have."));
        setCenter(new Dialog("Export " + what, body)
                .size(WIDTH, HEIGHT)
                .footLeft(CommandButton.of(() -> command), count)
                .buttons(cancel, zip, folder));
        setMaxSize(WIDTH, HEIGHT);
        busy(true);
        deeds.collect(this::collected);
    }

    private void collected(Outcome<Bundle> outcome) {
        switch (outcome) {
            case Outcome.Ok<Bundle>(Bundle made) -> {
                bundle = Optional.of(made);
                list.getItems().setAll(made.files());
                notes.getChildren()
                        .setAll(made.notes().stream().map(ExportDialog::note).toList());
                count.setText(made.files().size() + " files. Secrets are placeholders; .env.example lists them.");
                body.getChildren().setAll(preview());
                list.getSelectionModel().select(Math.max(0, first(made)));
                list.requestFocus();
                busy(false);
            }
            case Outcome.Failed<Bundle>(List<Problem> problems) -> {
                VBox all = new VBox(8);
                problems.forEach(p -> all.getChildren().add(Note.problem(p)));
                body.getChildren().setAll(all);
            }
        }
    }

    /** The text that tells where everything is comes first. */
    private static int first(Bundle made) {
        return made.files().stream().map(BundleFile::path).toList().indexOf("README.md");
    }

    private static Node note(String sentence) {
        return Note.of(Tone.WARNING, "alert-triangle", "", sentence);
    }

    private Node preview() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        path.setMinWidth(0);
        HBox head = new HBox(8, path, gap, new CopyButton("Copy this file", text::getText));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox right = new VBox(8, head, text);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(10, list, notes);
        left.setPrefWidth(LIST);
        left.setMinWidth(LIST);
        return new HBox(20, left, right);
    }

    private void show(BundleFile file) {
        path.setText(file.path());
        text.setText(file.text());
        text.setScrollTop(0);
        text.positionCaret(0);
    }

    private void write(Path target) {
        bundle.ifPresent(made -> {
            busy(true);
            deeds.write(made, target, outcome -> {
                busy(false);
                switch (outcome) {
                    case Outcome.Ok<Path>(Path written) ->
                        deeds.done(written, made.files().size());
                    case Outcome.Failed<Path>(List<Problem> problems) ->
                        notes.getChildren()
                                .setAll(problems.stream().map(Note::problem).toList());
                }
            });
        });
    }

    private void busy(boolean now) {
        zip.setDisable(now);
        folder.setDisable(now);
    }
}
