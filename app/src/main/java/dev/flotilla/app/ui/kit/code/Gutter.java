package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** The number of a line, with a sign where something is wrong with it. */
final class Gutter implements IntFunction<Node> {
    /** Lines whose numbers have more than four digits. */
    private static final int MANY = 9_999;

    private final Sheet sheet;
    private final IntFunction<List<CodeMark>> marks;
    /** Numbers that may still be in view, with their lines; the library makes and forgets them as it scrolls. */
    private final Map<Label, Integer> shown = new WeakHashMap<>();

    Gutter(Sheet sheet, IntFunction<List<CodeMark>> marks) {
        this.sheet = sheet;
        this.marks = marks;
    }

    @Override
    public Node apply(int line) {
        Label label = new Label(Integer.toString(line + 1));
        label.getStyleClass().add("fl-code-line");
        if (sheet.lines() > MANY) {
            label.getStyleClass().add("fl-code-line-wide");
        }
        label.setAlignment(Pos.CENTER_RIGHT);
        label.setContentDisplay(ContentDisplay.LEFT);
        label.setMaxHeight(Double.MAX_VALUE);
        shown.put(label, line);
        sign(label, marks.apply(line));
        return label;
    }

    /** The signs of now, at the numbers that are in view: making lines anew for that would take longer than a key may. */
    void refresh() {
        shown.forEach((label, line) -> sign(label, marks.apply(line)));
    }

    private static void sign(Label label, List<CodeMark> wrong) {
        if (wrong.equals(label.getUserData()) || wrong.isEmpty() && label.getUserData() == null) {
            return;
        }
        label.setUserData(wrong);
        label.getStyleClass().removeAll("fl-code-line-error", "fl-code-line-warning");
        if (wrong.isEmpty()) {
            label.setGraphic(null);
            label.setTooltip(null);
            return;
        }
        boolean error = wrong.stream().anyMatch(CodeMark::error);
        label.getStyleClass().add(error ? "fl-code-line-error" : "fl-code-line-warning");
        label.setGraphic(
                error ? Icons.toned("alert-circle", 12, Tone.DANGER) : Icons.toned("alert-triangle", 12, Tone.WARNING));
        Tooltip tip = new Tooltip(wrong.stream().map(CodeMark::words).collect(Collectors.joining("\n")));
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        label.setTooltip(tip);
    }
}
