package dev.flotilla.app.ui.peers;

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

/** The JSON as it is, to be edited by hand; what is wrong with it stands under it, each with its line. */
final class RawPane extends VBox {
    private final TextArea text = new TextArea();
    private final VBox problems = new VBox(6);
    private final ScrollPane scroll = new ScrollPane(problems);
    private final Label at = Labels.secondary("");
    /** A text area knows line feeds alone; lines that end as Windows has them go on to do so. */
    private boolean returns;

    private boolean showing;

    RawPane(PeersModel model) {
        getStyleClass().add("fl-raw");
        text.setId("config-raw");
        text.getStyleClass().addAll("fl-mono", "fl-raw-text");
        text.setAccessibleText("mosaic.config as JSON");
        text.textProperty().addListener((o, was, is) -> {
            if (!showing) {
                model.type(returns ? is.replace("\n", "\r\n") : is);
            }
        });
        text.caretPositionProperty().addListener((o, was, is) -> showPlace(is.intValue()));
        HBox head = new HBox(8, Labels.mono("mosaic.config"), at);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(150);
        scroll.getStyleClass().add("fl-cause-scroll");
        getChildren().addAll(head, text, scroll);
    }

    private void showPlace(int caret) {
        String before = text.getText(0, Math.min(caret, text.getLength()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        at.setText("line " + line + ", column " + (before.length() - before.lastIndexOf('\n')));
    }

    void show(String whole, List<Problem> wrong) {
        returns = whole.contains("\r\n");
        String now = whole.replace("\r\n", "\n");
        if (!text.getText().equals(now)) {
            showing = true;
            int caret = text.getCaretPosition();
            double top = text.getScrollTop();
            text.setText(now);
            text.positionCaret(Math.min(caret, now.length()));
            text.setScrollTop(top);
            showing = false;
        }
        problems.getChildren().setAll(wrong.stream().map(this::row).toList());
        scroll.setVisible(!wrong.isEmpty());
        scroll.setManaged(!wrong.isEmpty());
        if (wrong.isEmpty()) {
            text.getStyleClass().remove("fl-error");
        } else if (!text.getStyleClass().contains("fl-error")) {
            text.getStyleClass().add("fl-error");
        }
    }

    private HBox row(Problem problem) {
        int line = problem.place().map(Place::line).orElse(1);
        Hyperlink where = Buttons.link("Line " + line, () -> goTo(line));
        where.setMinWidth(USE_PREF_SIZE);
        Label words = Labels.wrapped(
                said(problem) + (problem.hint().isEmpty() ? "" : " " + problem.hint()), "fl-small", "fl-danger");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, where, words);
    }

    /** Without the place, which stands before it. */
    private static String said(Problem problem) {
        Optional<Place> place = problem.place();
        String said = problem.message();
        if (place.isPresent() && said.startsWith(place.get().inWords())) {
            said = said.substring(place.get().inWords().length()).replaceFirst("^:? ?", "");
        }
        return said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1);
    }

    /** The line is selected and in view. */
    void goTo(int line) {
        String all = text.getText();
        int from = 0;
        for (int i = 1; i < line && from < all.length(); i++) {
            int next = all.indexOf('\n', from);
            from = next < 0 ? all.length() : next + 1;
        }
        int to = all.indexOf('\n', from);
        text.requestFocus();
        text.selectRange(from, to < 0 ? all.length() : to);
    }
}
