package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The file as it is, to be edited by hand; what is wrong with it stands under it, each with its line. */
final class TextPane extends VBox {
    private static final int MOST = 30;

    private final TextArea text = new TextArea();
    private final VBox problems = new VBox(6);
    private final ScrollPane scroll = new ScrollPane(problems);
    private final Label at = Labels.secondary("");
    /** A text area knows line feeds alone; lines that end as Windows has them go on to do so. */
    private boolean returns;

    private boolean showing;
    private List<Problem> shown = List.of();

    TextPane(EditModel model) {
        setSpacing(8);
        text.setId("stack-text");
        text.getStyleClass().addAll("fl-mono", "fl-edit-text");
        text.setAccessibleText("The stack file as text");
        text.textProperty().addListener((o, was, is) -> {
            if (!showing) {
                model.type(returns ? is.replace("\n", "\r\n") : is);
            }
        });
        text.caretPositionProperty().addListener((o, was, is) -> showPlace(is.intValue()));
        String name = Optional.ofNullable(model.file().getFileName())
                .map(Object::toString)
                .orElse("");
        HBox head = new HBox(8, Labels.mono(name), at);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(150);
        scroll.setMinHeight(60);
        scroll.getStyleClass().add("fl-edit-scroll");
        getChildren().addAll(head, text, scroll);
    }

    private void showPlace(int caret) {
        String before = text.getText(0, Math.min(caret, text.getLength()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        at.setText("line " + line + ", column " + (before.length() - before.lastIndexOf('\n')));
    }

    void show(EditState state) {
        returns = state.text().contains("\r\n");
        String now = state.text().replace("\r\n", "\n");
        if (!text.getText().equals(now)) {
            showing = true;
            int caret = text.getCaretPosition();
            double top = text.getScrollTop();
            text.setText(now);
            text.positionCaret(Math.min(caret, now.length()));
            text.setScrollTop(top);
            showing = false;
        }
        if (!shown.equals(state.problems())) {
            shown = state.problems();
            problems.getChildren()
                    .setAll(shown.stream().limit(MOST).map(this::row).toList());
        }
        scroll.setVisible(!shown.isEmpty());
        scroll.setManaged(!shown.isEmpty());
    }

    private HBox row(Problem problem) {
        int line = Math.max(1, problem.place().map(Place::line).orElse(1));
        Hyperlink where = Buttons.link("Line " + line, () -> goTo(line));
        where.setMinWidth(USE_PREF_SIZE);
        String message = problem.message().replaceFirst("^[^:]*line \\d+(?:, column \\d+)?: ", "");
        Label words = Labels.wrapped(message + " " + problem.hint() + " " + problem.code(), "fl-small");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, where, words);
    }

    private void goTo(int line) {
        String[] lines = text.getText().split("\n", -1);
        int offset = 0;
        for (int i = 0; i < Math.min(line - 1, lines.length - 1); i++) {
            offset += lines[i].length() + 1;
        }
        text.requestFocus();
        text.selectRange(offset, offset + lines[Math.min(line, lines.length) - 1].length());
    }
}
