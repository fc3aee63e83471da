package dev.flotilla.app.ui.monitor.node;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.fleet.Fleet;
import dev.flotilla.app.fleet.FleetEdit;
import dev.flotilla.app.fleet.Node;
import dev.flotilla.app.ui.kit.FxGate;
import dev.flotilla.app.ui.kit.command.Command;
import dev.flotilla.app.ui.kit.command.CommandButton;
import dev.flotilla.app.ui.kit.command.EditCommand;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Dialog;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.kit.parts.Note;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Add or change a node that is watched. Fields are checked when they are left, and when typing stops. */
public final class NodeForm {
    private static final Duration TYPING_STOPS = Duration.ofMillis(300);

    /** All fields without errors; with them it scrolls. */
    private static final double HEIGHT = 500;

    private final Supplier<Fleet> fleet;
    private final Function<Node, Optional<Problem>> taken;
    private final Consumer<FleetEdit> done;
    private final FxGate gate;
    private final Map<NodeField, TextField> texts = new EnumMap<>(NodeField.class);
    private final Map<NodeField, Field> fields = new EnumMap<>(NodeField.class);
    private final ComboBox<Node.Kind> kind = new ComboBox<>();
    private final VBox body = new VBox(16);
    private NodeDraft draft;
    private Optional<Note> refusal = Optional.empty();

    private NodeForm(
            NodeDraft first,
            Supplier<Fleet> fleet,
            Function<Node, Optional<Problem>> taken,
            FxGate gate,
            Consumer<FleetEdit> done) {
        this.draft = first;
        this.taken = taken;
        this.fleet = fleet;
        this.gate = gate;
        this.done = done;
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(12);
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        int at = 0;
        for (NodeField each : NodeField.values()) {
            grid.add(field(each), at % 2, at / 2);
            at++;
        }
        grid.add(kindField(), at % 2, at / 2);
        body.getChildren().add(grid);
    }

    /**
     * @param node what the fields begin with
     * @param editing the name of the node that is changed; empty for a new one
     * @param taken why it cannot have its name, beside the rules of the fleet
     * @param done gets the edit when it holds in the fleet of now
     */
    public static Dialog of(
            Node node,
            Optional<String> editing,
            Supplier<Fleet> fleet,
            Function<Node, Optional<Problem>> taken,
            FxGate gate,
            Runnable cancel,
            Consumer<FleetEdit> done) {
        NodeForm form = new NodeForm(NodeDraft.of(node, editing), fleet, taken, gate, done);
        Button save = Buttons.primary(editing.isPresent() ? "Save node" : "Add node", form::save);
        save.setId("node-save");
        save.setDefaultButton(true);
        Button no = Buttons.plain("Cancel", cancel);
        no.setCancelButton(true);
        ScrollPane scroll = new ScrollPane(form.body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("fl-cause-scroll");
        scroll.setPrefViewportHeight(HEIGHT);
        form.body.setPadding(new javafx.geometry.Insets(0, 14, 0, 0));
        return new Dialog(editing.map(name -> "Change " + name).orElse("Add a node"), scroll)
                .width(680)
                .footLeft(CommandButton.when(form::command))
                .buttons(no, save);
    }

    private Field field(NodeField of) {
        TextField text = new TextField(draft.text(of));
        text.setId("node-" + of.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        Field field = new Field(of.label(), text).help(of.help());
        if (of.required()) {
            field.required();
        }
        texts.put(of, text);
        fields.put(of, field);
        text.textProperty().addListener((o, was, is) -> {
            draft = draft.with(of, is);
            field.setError(Optional.empty());
            gate.after(TYPING_STOPS, () -> {
                if (text.getText().equals(is)) {
                    check(of);
                }
            });
        });
        text.focusedProperty().addListener((o, was, is) -> {
            if (was) {
                check(of);
            }
        });
        return field;
    }

    private Field kindField() {
        kind.setId("node-kind");
        kind.getItems().setAll(Node.Kind.values());
        kind.setValue(draft.kind());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(Node.Kind of) {
                return of == null ? "" : words(of);
            }

            @Override
            public Node.Kind fromString(String words) {
                return Node.Kind.AUTO;
            }
        });
        kind.valueProperty().addListener((o, was, is) -> draft = draft.with(is));
        return new Field("Kind", kind).help("What it speaks.");
    }

    private static String words(Node.Kind kind) {
        return switch (kind) {
            case AUTO -> "Find out";
            case FLOTILLA -> "Flotilla node";
            case MOSAIC -> "Original with heartbeats";
            case CANARY -> "Original with routing";
        };
    }

    private void check(NodeField of) {
        Optional.ofNullable(fields.get(of)).ifPresent(f -> f.setError(draft.error(of)));
    }

    private Optional<Command> command() {
        return draft.edit(fleet.get(), taken) instanceof Outcome.Ok<FleetEdit>(FleetEdit edit)
                ? EditCommand.of(edit, fleet.get())
                : Optional.empty();
    }

    private void save() {
        boolean right = true;
        for (NodeField each : NodeField.values()) {
            check(each);
            if (right && draft.error(each).isPresent()) {
                right = false;
                Optional.ofNullable(texts.get(each)).ifPresent(TextField::requestFocus);
            }
        }
        if (right) {
            switch (draft.edit(fleet.get(), taken)) {
                case Outcome.Ok<FleetEdit>(FleetEdit edit) -> done.accept(edit);
                case Outcome.Failed<FleetEdit> failed -> refuse(failed.first());
            }
        }
    }

    private void refuse(Problem problem) {
        refusal.ifPresent(body.getChildren()::remove);
        Note note = Note.problem(problem);
        refusal = Optional.of(note);
        body.getChildren().addFirst(note);
    }
}
