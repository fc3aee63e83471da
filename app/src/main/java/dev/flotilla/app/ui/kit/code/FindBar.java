package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Looks for words in the text, whatever their case: Enter goes to the next, Shift and Enter to the one before. */
final class FindBar extends HBox {
    private static final int MOST = 10_000;

    private final Sheet sheet;
    private final TextField wanted = new TextField();
    private final Label count = Labels.secondary("");

    FindBar(Sheet sheet) {
        super(6);
        this.sheet = sheet;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("fl-code-find");
        wanted.setId("code-find");
        wanted.setPromptText("Find");
        wanted.setAccessibleText("Find in this text");
        HBox.setHgrow(wanted, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        wanted,
                        count,
                        Buttons.small(Buttons.icon("chevron-up", "The one before (Shift Enter)", () -> go(-1))),
                        Buttons.small(Buttons.icon("chevron-down", "The next one (Enter)", () -> go(1))),
                        Buttons.small(Buttons.icon("x", "Close (Esc)", this::close)));
        wanted.textProperty()
                .addListener((o, was, is) -> look(sheet.getSelection().getStart(), 1));
        wanted.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setVisible(false);
        setManaged(false);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    /** With what is selected in a line, if anything is. */
    void open() {
        String selected = sheet.getSelectedText();
        setVisible(true);
        setManaged(true);
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            wanted.setText(selected);
        }
        wanted.requestFocus();
        wanted.selectAll();
    }

    private void close() {
        setVisible(false);
        setManaged(false);
        sheet.requestFocus();
    }

    /** @param way 1 for the next, -1 for the one before */
    void go(int way) {
        int from =
                way > 0 ? sheet.getSelection().getEnd() : sheet.getSelection().getStart();
        look(from, way);
    }

    private void look(int from, int way) {
        List<Integer> found = all();
        if (found.isEmpty()) {
            count.setText(wanted.getText().isEmpty() ? "" : "none");
            return;
        }
        int at = way > 0 ? 0 : found.size() - 1;
        for (int i = 0; i < found.size(); i++) {
            if (way > 0 && found.get(i) >= from) {
                at = i;
                break;
            }
            if (way < 0 && found.get(i) < from) {
                at = i;
            }
        }
        count.setText((at + 1) + " of " + (found.size() == MOST ? "many" : found.size()));
        int start = found.get(at);
        sheet.selectRange(start, start + wanted.getText().length());
        sheet.requestFollowCaret();
    }

    private List<Integer> all() {
        List<Integer> found = new ArrayList<>();
        String words = wanted.getText().toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return found;
        }
        // Letter by letter, for a whole text in small letters may be of another length.
        String text = sheet.getText();
        for (int at = 0; at + words.length() <= text.length() && found.size() < MOST; at++) {
            if (text.regionMatches(true, at, words, 0, words.length())) {
                found.add(at);
                at += words.length() - 1;
            }
        }
        return found;
    }
}
