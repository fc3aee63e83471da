package dev.flotilla.app.ui.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.eject.gather.Found;
import dev.flotilla.app.ui.eject.ImportDeeds.From;
import dev.flotilla.app.ui.eject.ImportDeeds.Wanted;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.Commands;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.parts.RoomStyle;
import dev.flotilla.app.ui.kit.parts.Segmented;
import dev.flotilla.app.ui.kit.status.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Says what files, lines or a running project would bring into the fleet, and brings it when that is wanted. */
public final class ImportDialog extends BorderPane {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 640;
    /** Something has to be written, and nobody said where to. */
    private static final String WHERE = "FL-6006";

    private final ImportDeeds deeds;
    private final List<Path> files = new ArrayList<>();
    private final VBox chosen = new VBox(2);
    private final TextArea lines = new TextArea();
    private final TextField project = new TextField();
    private final TextField to = new TextField();
    private final StackPane source = new StackPane();
    private final VBox result = new VBox(8);
    private final Button look;
    private final Button take;
    private From from = From.FILES;
    private int asked;

    /** @param close closes the dialog */
    public ImportDialog(ImportDeeds deeds, Runnable close) {
        this.deeds = deeds;
        RoomStyle.add(this, ImportDialog.class, "eject.css");
        Button cancel = Buttons.plain("Cancel", close);
        cancel.setCancelButton(true);
        look = Buttons.plain("Preview", "eye", this::look);
        look.setId("import-look");
        take = Buttons.primary("Import", "download", this::take);
        take.setId("import-take");
        lines.setId("import-lines");
        lines.setPromptText("docker run -d --name web -p 8080:80 nginx");
        lines.setAccessibleText("docker run lines");
        lines.getStyleClass().add("fl-export-text");
        project.setId("import-project");
        to.setId("import-to");
        for (TextField field : List.of(project, to)) {
            field.textProperty().addListener((o, was, is) -> changed());
        }
        lines.textProperty().addListener((o, was, is) -> changed());
        ScrollPane scroll = new ScrollPane(result);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fl-form-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setCenter(new Dialog(
                        "Import into the fleet",
                        new VBox(14, kinds(), source, folder(), Labels.section("What will come"), scroll))
                .size(WIDTH, HEIGHT)
                .footLeft(CommandButton.when(this::command))
                .buttons(cancel, look, take));
        setMaxSize(WIDTH, HEIGHT);
        choose(From.FILES);
    }

    private Node kinds() {
        Segmented<From> kinds = new Segmented<>(this::choose);
        kinds.add(From.FILES, "Files").add(From.LINES, "docker run lines").add(From.PROJECT, "Running compose project");
        kinds.show(From.FILES);
        return kinds;
    }

    private Node folder() {
        Button choose =
                Buttons.plain("Choose", "folder", () -> deeds.chooseFolder().ifPresent(p -> to.setText(p.toString())));
        choose.setMinWidth(USE_PREF_SIZE);
        Field field = new Field("Write new files into", to)
                .help(
                        "A folder that is empty or new. Wanted for lines, projects and zips; other files stay where they are.");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(8, field, choose);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void choose(From kind) {
        from = kind;
        source.getChildren()
                .setAll(
                        switch (kind) {
                            case FILES -> fileChoice();
                            case LINES -> lines;
                            case PROJECT ->
                                new Field("Project", project)
                                        .help(
                                                "As docker compose ls calls it. Its containers run on until the first apply.");
                        });
        changed();
    }

    private Node fileChoice() {
        Button some = Buttons.plain("Choose files", "file-plus", () -> add(deeds.chooseFiles()));
        some.setId("import-files");
        Button folder = Buttons.plain(
                "Choose folder",
                "folder-plus",
                () -> add(deeds.chooseFolder().stream().toList()));
        folder.setId("import-folder");
        Button none = Buttons.plain("Clear", "x", () -> {
            files.clear();
            add(List.of());
        });
        return new VBox(
                8,
                new HBox(8, some, folder, none),
                Labels.wrapped(
                        "An export (folder, zip or fleet.yaml), stack files, several mosaic.config files, settings of canary"
                                + " nodes, scripts of docker run lines.",
                        "fl-small",
                        "fl-muted"),
                chosen);
    }

    private void add(List<Path> more) {
        files.addAll(more);
        chosen.getChildren()
                .setAll(files.stream().map(f -> Labels.mono(f.toString())).toList());
        changed();
        if (!files.isEmpty()) {
            look();
        }
    }

    private Wanted wanted() {
        String text = switch (from) {
            case FILES -> "";
            case LINES -> lines.getText();
            case PROJECT -> project.getText().strip();
        };
        return new Wanted(
                from, from == From.FILES ? files : List.of(), text, to.getText().strip());
    }

    private boolean isEmpty() {
        Wanted wanted = wanted();
        return wanted.files().isEmpty() && wanted.text().isBlank();
    }

    /** What was seen before holds no more. */
    private void changed() {
        asked++;
        take.setDisable(true);
        look.setDisable(isEmpty());
        result.getChildren().setAll(Labels.secondary("Nothing is changed before you import."));
    }

    private void look() {
        int mine = ++asked;
        result.getChildren().setAll(Labels.secondary("Reading"));
        deeds.look(wanted(), outcome -> {
            if (mine == asked) {
                show(outcome);
            }
        });
    }

    private void take() {
        take.setDisable(true);
        Buttons.busy(look, true);
        deeds.take(wanted(), outcome -> {
            Buttons.busy(look, false);
            show(outcome);
        });
    }

    private void show(Outcome<Found> outcome) {
        List<Node> rows = new ArrayList<>();
        switch (outcome) {
            case Outcome.Ok<Found>(Found found) -> {
                found.what().forEach(w -> rows.add(row(w)));
                if (found.isNothing()) {
                    rows.add(Labels.secondary("The fleet has all of this already."));
                }
                found.notes().forEach(n -> rows.add(Note.of(Tone.ACCENT, "info", n, "")));
                take.setDisable(found.isNothing());
            }
            case Outcome.Failed<Found>(List<Problem> problems) -> {
                problems.forEach(p -> rows.add(Note.problem(here(p))));
                take.setDisable(true);
            }
        }
        result.getChildren().setAll(rows);
    }

    private static Problem here(Problem problem) {
        return problem.code().equals(WHERE)
                ? Problem.of(WHERE, problem.message(), "Choose the folder above, then press Preview.")
                : problem;
    }

    private static Node row(String what) {
        Label words = Labels.wrapped(what);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, Icons.toned("plus", 14, Tone.SUCCESS), words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Pasted lines are in no file that a command could name. */
    private Optional<Command> command() {
        Wanted wanted = wanted();
        Optional<Path> folder = wanted.to().isEmpty() ? Optional.empty() : Optional.of(Path.of(wanted.to()));
        return isEmpty()
                ? Optional.empty()
                : switch (from) {
                    case FILES -> Optional.of(Commands.importFiles(files, folder));
                    case PROJECT -> folder.map(f -> Commands.adopt(wanted.text(), f));
                    case LINES -> Optional.empty();
                };
    }
}
