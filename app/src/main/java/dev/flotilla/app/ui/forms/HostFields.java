package dev.flotilla.app.ui.forms;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.kit.parts.Segmented;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The fields of the host form; each tells the model what is typed and shows what is wrong with it. */
final class HostFields extends VBox {
    /**
     * After typing stops, and after the field is left, before it is judged: a sentence that comes at once would push
     * what lies below away from under the mouse button that is just being pressed.
     */
    private static final Duration PAUSE = Duration.millis(300);

    private final HostFormModel model;
    private final Map<HostField, Field> fields = new EnumMap<>(HostField.class);
    private final Map<HostField, TextField> texts = new EnumMap<>(HostField.class);
    private final Segmented<EngineKind> kinds;
    private final Segmented<HostStatus> statuses;
    private final EngineExtras extras;
    private final LabelRows labels;
    private boolean showing;

    HostFields(HostFormModel model) {
        super(16);
        this.model = model;
        kinds = new Segmented<>(kind -> model.change(d -> d.with(kind)));
        for (EngineKind kind : EngineKind.values()) {
            kinds.add(kind, kind.words());
        }
        statuses = new Segmented<>(status -> model.change(d -> d.with(status)));
        statuses.add(HostStatus.ACTIVE, "Active")
                .add(HostStatus.MAINTENANCE, "Maintenance")
                .add(HostStatus.OFFLINE, "Offline");
        ComboBox<String> datacenter = new ComboBox<>(FXCollections.observableArrayList(model.datacenters()));
        datacenter.setEditable(true);
        texts.put(HostField.DATACENTER, datacenter.getEditor());
        fields.put(HostField.DATACENTER, new Field("Datacenter", datacenter).help("Where the machine stands."));
        watch(HostField.DATACENTER, datacenter.getEditor());
        extras = new EngineExtras(text(HostField.TLS_DIR, "TLS folder", "/home/me/.docker", true), this::tlsChosen);
        extras.useTunnel(address -> model.change(d -> d.with(EngineKind.UNIX).with(HostField.ENGINE, address)));
        labels = new LabelRows(rows -> model.change(d -> d.with(rows)), () -> model.visited(HostField.LABELS));
        build();
    }

    private void build() {
        Field name = text(HostField.NAME, "Name", "gpu-1", false).required();
        Optional.ofNullable(texts.get(HostField.NAME)).ifPresent(Modals::startsHere);
        Field engine = text(HostField.ENGINE, "Engine address", "", true)
                .required()
                .help("unix, tcp, tcp with TLS or embedded.");
        Field address = text(HostField.ADDRESS, "Address", "192.0.2.20", true)
                .help("By which other machines reach it. Empty: that of the engine.");
        VBox kindBox = new VBox(4, Labels.of("Engine", "fl-small", "fl-medium"), kinds);
        VBox statusBox = new VBox(4, Labels.of("Status", "fl-small", "fl-medium"), statuses);
        HBox capacityHead =
                new HBox(8, Labels.section("Capacity"), Labels.secondary("from the engine where nothing is declared"));
        capacityHead.setAlignment(Pos.BASELINE_LEFT);
        getChildren()
                .addAll(
                        columns(name, fieldOf(HostField.DATACENTER)),
                        kindBox,
                        engine,
                        extras,
                        columns(address, statusBox),
                        labels,
                        capacityHead,
                        columns(
                                text(HostField.CPUS, "Declared cores", "from the engine", true),
                                text(HostField.MEMORY, "Declared memory", "from the engine", true),
                                text(HostField.RESERVE, "Kept free, %", "10", true)));
    }

    private Field fieldOf(HostField field) {
        Field known = fields.get(field);
        if (known == null) {
            throw new IllegalStateException("no field " + field);
        }
        return known;
    }

    private Field text(HostField field, String label, String prompt, boolean mono) {
        TextField text = new TextField();
        text.setPromptText(prompt);
        text.setId("host-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (mono) {
            text.getStyleClass().add("fl-mono");
        }
        texts.put(field, text);
        Field made = new Field(label, text);
        fields.put(field, made);
        watch(field, text);
        return made;
    }

    private void watch(HostField field, TextField text) {
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(e -> model.visited(field));
        text.textProperty().addListener((o, was, is) -> {
            if (!showing) {
                model.change(d -> d.with(field, is));
                pause.playFromStart();
            }
        });
        text.focusedProperty().addListener((o, was, is) -> {
            if (!is && !text.getText().isEmpty()) {
                pause.playFromStart();
            }
        });
    }

    private void tlsChosen(String folder) {
        model.change(d -> d.with(HostField.TLS_DIR, folder));
        model.visited(HostField.TLS_DIR);
    }

    void show(HostFormModel.State state) {
        HostDraft draft = state.draft();
        showing = true;
        set(HostField.NAME, draft.name());
        set(HostField.ENGINE, draft.engine());
        set(HostField.TLS_DIR, draft.tlsDir());
        set(HostField.ADDRESS, draft.address());
        set(HostField.DATACENTER, draft.datacenter());
        set(HostField.CPUS, draft.cpus());
        set(HostField.MEMORY, draft.memory());
        set(HostField.RESERVE, draft.reserve());
        kinds.show(draft.kind());
        statuses.show(draft.status());
        labels.show(draft.labels(), Optional.ofNullable(state.problems().get(HostField.LABELS)));
        extras.show(draft.kind(), state.advice());
        showing = false;
        TextField engine = texts.get(HostField.ENGINE);
        if (engine != null) {
            engine.setPromptText(draft.kind().example());
            engine.setDisable(draft.kind() == EngineKind.EMBEDDED);
        }
        fields.forEach((field, view) ->
                view.setError(Optional.ofNullable(state.problems().get(field)).map(HostFields::sentence)));
    }

    private static String sentence(Problem problem) {
        return problem.message() + (problem.hint().isEmpty() ? "" : " " + problem.hint());
    }

    private void set(HostField field, String value) {
        TextField text = texts.get(field);
        if (text != null && !value.equals(text.getText())) {
            text.setText(value);
        }
    }

    void focusFirstError() {
        for (HostField field : HostField.values()) {
            TextField text = texts.get(field);
            if (text != null && model.state().value().problems().containsKey(field)) {
                text.requestFocus();
                return;
            }
        }
    }

    private static Node columns(Node... nodes) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        for (int i = 0; i < nodes.length; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / nodes.length);
            grid.getColumnConstraints().add(column);
            grid.add(nodes[i], i, 0);
            GridPane.setHgrow(nodes[i], Priority.ALWAYS);
            GridPane.setValignment(nodes[i], VPos.TOP);
        }
        return grid;
    }
}
