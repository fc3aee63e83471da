package dev.flotilla.app.ui.peers;

import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.Finding;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The nodes that are configured here: name, host, and how many findings each has. */
final class NodeList extends ListView<NodeList.Row> {
    private boolean showing;

    /**
     * One row.
     *
     * @param findings of the lens
     * @param edited and not saved
     */
    record Row(String name, String host, long findings, boolean readable, boolean edited) {}

    NodeList(PeersModel model) {
        setId("node-setups");
        getStyleClass().add("fl-stack-list");
        setAccessibleText("Configured nodes");
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                model.select(is.name());
            }
        });
    }

    void show(PeersModel model) {
        List<Finding> findings = model.findings();
        List<Row> rows = new ArrayList<>();
        for (NodeSetup setup : model.setups()) {
            boolean readable = setup.config()
                    .map(text -> dev.flotilla.app.peers.form.ConfigCheck.of(setup.name(), text)
                            .config()
                            .isPresent())
                    .orElse(true);
            rows.add(new Row(
                    setup.name(),
                    setup.host()
                            .flatMap(model.world().fleet()::host)
                            .map(Host::name)
                            .orElse("no host yet"),
                    findings.stream()
                            .filter(f -> f.station().equals(setup.name()))
                            .count(),
                    readable,
                    model.isEdited(setup.name())));
        }
        showing = true;
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
        String name = model.shown().map(NodeSetup::name).orElse("");
        rows.stream().filter(r -> r.name().equals(name)).findFirst().ifPresent(getSelectionModel()::select);
        showing = false;
    }

    private static final class Cell extends ListCell<Row> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = Labels.medium(row.name());
            name.setMinWidth(0);
            VBox words = new VBox(name, Labels.secondary(row.host()));
            words.setMinWidth(0);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox line = new HBox(8, words, gap);
            if (row.edited()) {
                line.getChildren().add(Icons.toned("edit-2", 14, Tone.ACCENT));
            }
            if (!row.readable()) {
                line.getChildren().add(Icons.toned("alert-circle", 14, Tone.DANGER));
            } else if (row.findings() > 0) {
                Label count = Labels.pill(Long.toString(row.findings()));
                count.setGraphic(Icons.toned("alert-triangle", 12, Tone.WARNING));
                line.getChildren().add(count);
            }
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(row.name() + " on " + row.host() + ", " + row.findings() + " findings"
                    + (row.edited() ? ", edited" : ""));
        }
    }
}
