package dev.flotilla.app.ui.launch;

import dev.flotilla.app.launch.NodeRow;
import dev.flotilla.app.ui.kit.parts.CopyButton;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Segmented;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the build and the launch write as it comes, or what a node wrote last. */
final class LaunchOutput extends VBox {
    private enum Shown {
        OUTPUT,
        NODE
    }

    private final Segmented<Shown> which = new Segmented<>(this::choose);
    private final ListView<String> view = new ListView<>();
    private final Label of = Labels.secondary("");
    private final ObservableList<String> output;
    private final ObservableList<String> last = FXCollections.observableArrayList();
    private Shown shown = Shown.OUTPUT;

    LaunchOutput(OutputLines lines) {
        output = lines.lines();
        which.add(Shown.OUTPUT, "Output", "terminal").add(Shown.NODE, "Last lines of a node", "file-text");
        view.setId("launch-output");
        view.getStyleClass().add("fl-launch-output");
        view.setCellFactory(list -> new Line());
        view.setAccessibleText("Output of the launch");
        output.addListener((ListChangeListener<String>) change -> follow());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(
                10,
                which,
                of,
                gap,
                new CopyButton("Copy these lines", () -> String.join("\n", view.getItems()) + "\n"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(view, Priority.ALWAYS);
        setSpacing(8);
        getChildren().addAll(head, view);
        choose(Shown.OUTPUT);
    }

    private void follow() {
        if (shown == Shown.OUTPUT && !output.isEmpty()) {
            view.scrollTo(output.size() - 1);
        }
    }

    private void choose(Shown next) {
        shown = next;
        boolean node = next == Shown.NODE;
        view.setItems(node ? last : output);
        view.setPlaceholder(Labels.secondary(node ? "It wrote nothing." : "Nothing was launched yet."));
        of.setVisible(node);
        follow();
    }

    void showOutput() {
        which.show(Shown.OUTPUT);
        choose(Shown.OUTPUT);
    }

    void showNode() {
        which.show(Shown.NODE);
        choose(Shown.NODE);
    }

    void show(Optional<NodeRow> row) {
        of.setText(row.map(r -> r.node().name()).orElse(""));
        List<String> lines = row.map(NodeRow::lastLines).orElse(List.of());
        if (!last.equals(lines)) {
            last.setAll(lines);
        }
    }

    private static final class Line extends ListCell<String> {
        Line() {
            getStyleClass().add("fl-launch-line");
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? "" : line);
        }
    }
}
