package dev.flotilla.app.ui.deploy;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.ui.kit.parts.Buttons;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;

/** The button that saves a plan, and what came of it. */
final class PlanSaving extends HBox {
    private static final double WORDS = 260;

    private final PreviewModel model;
    private final Label told = new Label();
    private final Subscription subscription;

    PlanSaving(PreviewModel model) {
        super(8);
        this.model = model;
        Button save = Buttons.plain("Save plan\u2026", "download", this::choose);
        save.setId("plan-save");
        save.setMinWidth(USE_PREF_SIZE);
        told.setMaxWidth(WORDS);
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(told, save);
        subscription = model.saved().subscribe(this::show);
    }

    private void choose() {
        if (!(model.state().value() instanceof PreviewState.Ready ready)) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save plan");
        chooser.setInitialFileName(ready.plan().stack() + "-plan.txt");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Text", "*.txt"),
                        new FileChooser.ExtensionFilter("JSON", "*.json"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.save(named(file.toPath(), Optional.ofNullable(chooser.getSelectedExtensionFilter())));
        }
    }

    /** A name without an ending gets that of the chosen kind. */
    private static Path named(Path file, Optional<FileChooser.ExtensionFilter> kind) {
        String name = String.valueOf(file.getFileName());
        boolean json = kind.map(k -> k.getExtensions().contains("*.json")).orElse(false);
        return name.contains(".") ? file : file.resolveSibling(name + (json ? ".json" : ".txt"));
    }

    private void show(Optional<Outcome<Path>> outcome) {
        outcome.ifPresent(o -> {
            String words = switch (o) {
                case Outcome.Ok<Path>(Path file) -> "Saved as " + file.getFileName();
                case Outcome.Failed<Path> failed ->
                    failed.first().message() + " " + failed.first().hint();
            };
            told.setText(words);
            told.setTooltip(new Tooltip(words));
            told.getStyleClass().setAll("label", "fl-small", o instanceof Outcome.Ok<Path> ? "fl-muted" : "fl-danger");
        });
    }

    void dispose() {
        subscription.close();
    }
}
