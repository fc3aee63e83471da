package dev.flotilla.app.ui.peers;

import dev.flotilla.app.fleet.NodeSetup;
import dev.flotilla.app.peers.form.ConfigFields;
import dev.flotilla.app.peers.form.ConfigFields.PeerColumn;
import dev.flotilla.app.peers.form.ConfigFields.PeerRow;
import dev.flotilla.app.peers.setup.Stations;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The peers of a node: host and ports of each. */
final class PeerTable extends VBox {
    private final PeersModel model;
    private final VBox rows = new VBox(6);
    private final MenuButton add = new MenuButton("Add peer");
    private final List<List<TextField>> fields = new ArrayList<>();
    private boolean showing;

    PeerTable(PeersModel model) {
        this.model = model;
        getStyleClass().add("fl-peer-table");
        add.setId("peer-add");
        add.setOnShowing(e -> fillMenu());
        // An empty menu would never be asked to show.
        add.getItems().add(new MenuItem(""));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Labels.medium("Peers"), gap, add);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
    }

    private void fillMenu() {
        List<MenuItem> items = new ArrayList<>();
        String own = model.shown().map(NodeSetup::name).orElse("");
        for (NodeSetup setup : model.setups()) {
            Optional<String> address = Stations.address(model.world().fleet(), setup);
            if (!setup.name().equals(own) && address.isPresent()) {
                MenuItem item = new MenuItem(setup.name() + ", " + address.get());
                item.setMnemonicParsing(false);
                item.setOnAction(e -> model.addPeer(setup, address.get()));
                items.add(item);
            }
        }
        MenuItem other = new MenuItem("Another address");
        other.setOnAction(e -> model.editConfig(text -> ConfigFields.withNewPeer(text, "")));
        items.add(other);
        add.getItems().setAll(items);
    }

    void show(JsonText text) {
        List<PeerRow> now = ConfigFields.peers(text);
        showing = true;
        if (now.size() != fields.size()) {
            fields.clear();
            rows.getChildren().clear();
            for (int i = 0; i < now.size(); i++) {
                rows.getChildren().add(row(i));
            }
            if (now.isEmpty()) {
                rows.getChildren().add(Labels.secondary("None: it beats to nobody."));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            put(fields.get(i).get(0), now.get(i).host());
            put(fields.get(i).get(1), now.get(i).heartbeatPort());
            put(fields.get(i).get(2), now.get(i).commsPort());
        }
        showing = false;
    }

    private static void put(TextField field, String text) {
        if (!field.getText().strip().equals(text.strip())) {
            field.setText(text);
        }
    }

    private HBox row(int index) {
        TextField host = field(index, PeerColumn.HOST, "host", "Host");
        TextField heartbeat = field(index, PeerColumn.HEARTBEAT, "heartbeat", "Heartbeat port");
        TextField comms = field(index, PeerColumn.COMMS, "comms", "Comms port");
        HBox.setHgrow(host, Priority.ALWAYS);
        heartbeat.setPrefColumnCount(6);
        comms.setPrefColumnCount(6);
        fields.add(List.of(host, heartbeat, comms));
        HBox row = new HBox(
                6,
                host,
                heartbeat,
                comms,
                Buttons.small(Buttons.icon(
                        "x", "Remove this peer", () -> model.editConfig(t -> ConfigFields.withoutPeer(t, index)))));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private TextField field(int index, PeerColumn column, String id, String words) {
        TextField field = new TextField();
        field.setId("peer-" + id + "-" + index);
        field.setPromptText(words);
        field.setAccessibleText(words + " of peer " + (index + 1));
        field.textProperty().addListener((o, was, is) -> {
            if (!showing) {
                model.editConfig(text -> ConfigFields.withPeer(text, index, column, is));
            }
        });
        return field;
    }
}
