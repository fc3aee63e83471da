package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.base.Subscription;
import dev.flotilla.app.docker.ContainerId;
import dev.flotilla.app.docker.Engine;
import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.SearchField;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The log of a container: live, searchable, bounded. Rows are virtual and of one height, so that a flood is cheap. */
final class LogView extends BorderPane {
    private static final Duration BURST = Duration.ofMillis(120);

    private final InspectorWorld world;
    private final String fileName;
    private final LogModel model;
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final ListView<LogLine> list = new ListView<>(lines);
    private final Label found = Labels.of("", "fl-mono", "fl-muted");
    private final Label state = Labels.secondary("");
    private final Button pause;
    private final SearchField search = new SearchField("Search the log");
    private final Subscription subscription;
    private LogSearch hits = LogSearch.NONE;

    LogView(InspectorWorld world, String hostName, String fileName, Supplier<Engine> engine, ContainerId container) {
        this.world = world;
        this.fileName = fileName;
        model = new LogModel(
                hostName,
                world.work(),
                world.gate(),
                burst -> world.gate().execute(() -> world.gate().after(BURST, burst)));
        pause = Buttons.small(Buttons.icon("pause", "Pause", this::pauseOrGoOn));
        list.getStyleClass().add("fl-log");
        list.setCellFactory(l -> new LogCell(() -> hits));
        list.setAccessibleText("Log of the container");
        search.text().textProperty().addListener((o, was, is) -> search(LogSearch.of(is, lines)));
        search.text().setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                search(e.isShiftDown() ? hits.previous() : hits.next());
                e.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        found.setMinWidth(USE_PREF_SIZE);
        HBox bar = Sections.row(
                search,
                found,
                Buttons.small(Buttons.icon("chevron-up", "Previous hit", () -> search(hits.previous()))),
                Buttons.small(Buttons.icon("chevron-down", "Next hit", () -> search(hits.next()))));
        bar.setSpacing(4);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        HBox second = Sections.row(state, pause, Buttons.small(Buttons.icon("download", "Save to a file", this::save)));
        second.setSpacing(4);
        VBox head = new VBox(4, bar, second);
        head.getStyleClass().add("fl-log-head");
        setTop(head);
        setCenter(list);
        subscription = model.state().subscribe(this::show);
        model.open(engine, container);
        show(model.state().value());
    }

    private void pauseOrGoOn() {
        if (model.state().value().following() == LogModel.Following.PAUSED) {
            model.goOn();
        } else {
            model.pause();
        }
    }

    private void show(LogModel.State now) {
        boolean paused = now.following() == LogModel.Following.PAUSED;
        state.setText(
                switch (now.following()) {
                    case OPENING -> "Opening";
                    case LIVE -> "Live, last " + now.lines().size() + " lines";
                    case PAUSED -> "Paused";
                    case ENDED -> now.end();
                });
        pause.setGraphic(Icons.line(paused ? "play" : "pause", 16));
        Buttons.tip(pause, paused ? "Go on" : "Pause");
        pause.setDisable(now.following() == LogModel.Following.ENDED);
        if (!lines.equals(now.lines())) {
            lines.setAll(now.lines());
            if (hits.wanted().isEmpty()) {
                list.scrollTo(lines.size() - 1);
            } else {
                LogSearch again = LogSearch.of(hits.wanted(), lines);
                hits = again;
                found.setText(again.words());
            }
        }
    }

    private void search(LogSearch next) {
        hits = next;
        found.setText(next.words());
        list.refresh();
        if (next.current() >= 0) {
            int line = next.hits().get(next.current());
            list.scrollTo(Math.max(0, line - 3));
            list.getSelectionModel().select(line);
        }
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the log");
        chooser.setInitialFileName(fileName + ".log");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            save(file, List.copyOf(lines));
        }
    }

    private void save(File file, List<LogLine> what) {
        world.work().execute(() -> {
            try {
                Files.write(
                        file.toPath(),
                        what.stream()
                                .map(l -> l.at().map(Instant::toString).orElse("-") + " " + l.text())
                                .toList());
                world.gate().execute(() -> world.deeds().tell("Log saved", what.size() + " lines in " + file));
            } catch (IOException e) {
                Problem problem = Problem.of(
                        "FL-9003",
                        "The log was not saved to " + file + ": " + e.getMessage() + ".",
                        "Choose another folder, or make room.");
                world.gate().execute(() -> world.deeds().failed(problem));
            }
        });
    }

    void dispose() {
        subscription.close();
        model.close();
    }
}
