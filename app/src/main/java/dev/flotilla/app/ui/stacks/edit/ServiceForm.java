package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.source.YamlValue;
import dev.flotilla.app.ui.kit.parts.Field;
import dev.flotilla.app.ui.stacks.text.KeyText;
import dev.flotilla.app.ui.stacks.text.SecretPlaces;
import dev.flotilla.app.ui.stacks.text.ServiceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** The fields of one service; a change is made in the text when the field is left, or with Enter in one of a line. */
final class ServiceForm extends VBox {
    /** Of a line in a field over lines, in pixels and in characters. */
    private static final double LINE = 18;
    /** Lines of a field whose variables are told of. */
    private static final int MOST_SAID = 4;

    private static final int COLUMNS = 46;

    private final EditModel model;
    private final SecretRows secrets;
    private final List<KeyField> fields = new ArrayList<>();
    private Optional<String> shown = Optional.empty();
    /** What the fields show; reading it anew for each key would take longer than a key may. */
    private List<Object> last = List.of();

    private record KeyField(ServiceKey key, Control control, Field field) {}

    ServiceForm(EditModel model) {
        this.model = model;
        this.secrets = new SecretRows(model::move);
        setSpacing(12);
        getStyleClass().add("fl-edit-form");
        ServiceKey.COMMON.forEach(key -> {
            getChildren().add(field(key));
            if (key.equals(SecretPlaces.ENVIRONMENT)) {
                getChildren().add(secrets);
            }
        });
        VBox more = new VBox(12);
        ServiceKey.MORE.forEach(key -> more.getChildren().add(field(key)));
        TitledPane rest = new TitledPane("More keys", more);
        rest.setExpanded(false);
        rest.setAnimated(false);
        getChildren().add(rest);
    }

    private Field field(ServiceKey key) {
        Control control = key.choices().isEmpty() ? (key.overLines() ? area(key) : line(key)) : choice(key);
        control.setId(key.id());
        Field field = new Field(key.label(), control);
        fields.add(new KeyField(key, control, field));
        return field;
    }

    private TextField line(ServiceKey key) {
        TextField text = new TextField();
        text.setOnAction(e -> commit(key, text.getText()));
        text.focusedProperty().addListener((o, was, is) -> left(is, key, text));
        return text;
    }

    private TextArea area(ServiceKey key) {
        TextArea text = new TextArea();
        text.setWrapText(true);
        text.getStyleClass().add("fl-edit-lines");
        height(text, 1);
        text.focusedProperty().addListener((o, was, is) -> left(is, key, text));
        return text;
    }

    private ComboBox<String> choice(ServiceKey key) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(key.choices());
        box.setOnAction(e -> commit(key, Optional.ofNullable(box.getValue()).orElse("")));
        return box;
    }

    private void left(boolean focused, ServiceKey key, TextInputControl text) {
        if (!focused) {
            commit(key, text.getText());
        }
    }

    /** Only what differs from what is shown was typed by somebody. */
    private void commit(ServiceKey key, String typed) {
        EditState state = model.state().value();
        if (!state.service().equals(shown) || !state.readable()) {
            return;
        }
        YamlValue before = state.form().value(shown.orElse(""), key);
        Optional<String> now = KeyText.shown(key, before);
        if (now.isPresent() && !now.get().equals(typed.strip())) {
            model.set(key, KeyText.read(key, typed, before));
        }
    }

    void show(EditState state) {
        boolean ready = state.service().isPresent() && state.readable();
        List<Object> said = List.of(state.form(), state.service(), state.problems(), state.refused(), ready);
        if (said.equals(last)) {
            return;
        }
        last = said;
        shown = state.service();
        setDisable(!ready);
        secrets.show(ready ? SecretPlaces.of(state.form(), shown.orElse("")) : List.of());
        for (KeyField one : fields) {
            boolean has = state.form().has(one.key());
            one.field().setVisible(has);
            one.field().setManaged(has);
            if (has) {
                show(state, one);
            }
        }
    }

    private static void show(EditState state, KeyField one) {
        YamlValue value = state.form().value(state.service().orElse(""), one.key());
        Optional<String> text = KeyText.shown(one.key(), value);
        boolean foreign = text.isEmpty();
        one.control().setDisable(foreign);
        put(one.control(), text.orElse(""));
        one.field().help(foreign ? onlyText(state, one.key()) : help(one.key(), text.orElse(""), state));
        one.field().setError(state.problem(one.key()).map(Problem::message).map(ServiceForm::withoutPlace));
    }

    private static String onlyText(EditState state, ServiceKey key) {
        return "Written in a form that only the text shows"
                + state.form()
                        .line(state.service().orElse(""), key)
                        .map(l -> ", line " + l)
                        .orElse("") + ".";
    }

    private static String withoutPlace(String message) {
        return message.replaceFirst("^[^:]*line \\d+(?:, column \\d+)?: ", "");
    }

    /** With what its variables give, and where that comes from. */
    private static String help(ServiceKey key, String text, EditState state) {
        if (!state.form().interpolates() || text.indexOf('$') < 0) {
            return key.help();
        }
        if (!key.overLines()) {
            return state.meaning().ofValue("", text).orElse(key.help());
        }
        String words = text.lines()
                .flatMap(line -> state.meaning().ofLine(line).stream())
                .limit(MOST_SAID)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? key.help() : words;
    }

    private static void put(Control control, String text) {
        switch (control) {
            case TextArea area -> {
                if (!area.getText().strip().equals(text) || !area.isFocused()) {
                    set(area, text);
                }
                height(
                        area,
                        text.lines().mapToLong(l -> 1 + l.length() / COLUMNS).sum());
            }
            case TextField line -> set(line, text);
            case ComboBox<?> box -> choose(box, text);
            default -> throw new IllegalStateException("no field of this kind: " + control);
        }
    }

    /** As high as what it holds, up to ten lines. */
    private static void height(TextArea area, long lines) {
        double height = 14 + LINE * Math.clamp(lines, 1, 10);
        area.setMinHeight(height);
        area.setPrefHeight(height);
        area.setMaxHeight(height);
    }

    private static void set(TextInputControl control, String text) {
        if (!control.getText().equals(text)) {
            control.setText(text);
        }
    }

    @SuppressWarnings("unchecked") // all boxes of this form hold texts
    private static void choose(ComboBox<?> box, String text) {
        ComboBox<String> texts = (ComboBox<String>) box;
        if (!text.equals(Optional.ofNullable(texts.getValue()).orElse(""))) {
            texts.setValue(text);
        }
    }
}
