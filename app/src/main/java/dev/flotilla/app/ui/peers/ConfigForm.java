package dev.flotilla.app.ui.peers;

import dev.flotilla.app.peers.form.ConfigCheck;
import dev.flotilla.app.peers.form.ConfigFields;
import dev.flotilla.app.peers.form.ConfigKey;
import dev.flotilla.app.source.JsonText;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Note;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** A field for every key: the common ones, then the table of peers, then the others folded. */
final class ConfigForm extends VBox {
    private final PeersModel model;
    private final Map<ConfigKey, TextField> texts = new EnumMap<>(ConfigKey.class);
    private final Map<ConfigKey, Field> fields = new EnumMap<>(ConfigKey.class);
    private final Map<ConfigKey.Group, TitledPane> folded = new EnumMap<>(ConfigKey.Group.class);
    private final PeerTable peers;
    private final Note unreadable = Note.of(
            Tone.DANGER,
            "alert-circle",
            "The text beside is no JSON object",
            "The form shows it again as soon as it is one.");
    private final Node unknown;
    private final javafx.scene.control.Label unknownKeys = Labels.wrapped("", "fl-small", "fl-muted");
    private boolean showing;

    ConfigForm(PeersModel model) {
        this.model = model;
        peers = new PeerTable(model);
        unknown = unknownKeys;
        getStyleClass().add("fl-peer-form");
        getChildren().add(unreadable);
        for (ConfigKey.Group group : ConfigKey.Group.values()) {
            GridPane grid = grid();
            int at = 0;
            for (ConfigKey key : ConfigKey.values()) {
                if (key.group() == group) {
                    grid.add(field(key), at % 2, at / 2);
                    at++;
                }
            }
            if (group == ConfigKey.Group.COMMON) {
                getChildren().addAll(grid, peers);
            } else {
                TitledPane pane = new TitledPane(group.title(), grid);
                pane.setExpanded(false);
                pane.setAnimated(false);
                pane.setId("group-" + group.name().toLowerCase(java.util.Locale.ROOT));
                folded.put(group, pane);
                getChildren().add(pane);
            }
        }
        getChildren().add(unknown);
    }

    static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(10);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        return grid;
    }

    private Field field(ConfigKey key) {
        TextField text = new TextField();
        text.setId("config-" + key.word());
        Field field = new Field(key.label(), text);
        boolean told = key.group() == ConfigKey.Group.AGREEMENT;
        String help = key.help() + (key.ours() && !told ? " Read by our node alone." : "");
        field.help(help.strip());
        text.textProperty().addListener((o, was, is) -> {
            if (!showing) {
                model.editConfig(now -> ConfigFields.edited(now, key, is));
            }
        });
        texts.put(key, text);
        fields.put(key, field);
        return field;
    }

    void show(ConfigCheck check) {
        boolean readable = check.text().isPresent();
        unreadable.setVisible(!readable);
        unreadable.setManaged(!readable);
        fields.values().forEach(f -> f.setDisable(!readable));
        peers.setDisable(!readable);
        if (!readable) {
            return;
        }
        JsonText text = check.text().get();
        showing = true;
        texts.forEach((key, control) -> {
            String shown = ConfigFields.shown(text, key);
            if (!control.getText().strip().equals(shown.strip())) {
                control.setText(shown);
            }
            control.setPromptText(ConfigFields.otherwise(text, key));
            Optional.ofNullable(fields.get(key)).ifPresent(f -> f.setError(ConfigFields.fault(key, shown)));
        });
        showing = false;
        folded.forEach((group, pane) -> pane.setText(title(group, text)));
        peers.show(text);
        List<String> others = ConfigFields.unknown(text);
        unknown.setVisible(!others.isEmpty());
        unknown.setManaged(!others.isEmpty());
        unknownKeys.setText("Kept as they are: " + String.join(", ", others) + ".");
    }

    /** How many keys of a folded group say something. */
    private static String title(ConfigKey.Group group, JsonText text) {
        int said = 0;
        for (ConfigKey key : ConfigKey.values()) {
            if (key.group() == group && text.at(key.path()).isPresent()) {
                said++;
            }
        }
        return group.title() + (said == 0 ? "" : ", " + said + " set");
    }

    /** The field of a key gets the focus; its group opens. */
    void reveal(ConfigKey key) {
        Optional.ofNullable(folded.get(key.group())).ifPresent(pane -> pane.setExpanded(true));
        Optional.ofNullable(texts.get(key)).ifPresent(Control::requestFocus);
    }
}
