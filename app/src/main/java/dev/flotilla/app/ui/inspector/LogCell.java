package dev.flotilla.app.ui.inspector;

import dev.flotilla.app.docker.LogLine;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/** One line; plain text unless something is searched for, then the hits are marked. */
final class LogCell extends ListCell<LogLine> {
    private final Supplier<LogSearch> search;

    LogCell(Supplier<LogSearch> search) {
        this.search = search;
        getStyleClass().add("fl-log-line");
    }

    @Override
    protected void updateItem(LogLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove("fl-log-error");
        if (empty || line == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        if (line.error()) {
            getStyleClass().add("fl-log-error");
        }
        LogSearch wanted = search.get();
        if (wanted.wanted().isEmpty()) {
            setGraphic(null);
            setText(line.text());
            return;
        }
        setText(null);
        HBox parts = new HBox();
        for (LogSearch.Part part : wanted.parts(line.text())) {
            parts.getChildren().add(Labels.of(part.text(), "fl-mono", part.hit() ? "fl-log-hit" : "fl-log-rest"));
        }
        setGraphic(parts);
    }
}
