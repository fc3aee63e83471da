package dev.flotilla.app.ui.kit.code;

import dev.flotilla.app.source.code.LineEnds;
import dev.flotilla.app.source.code.LineLexer;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.ui.kit.Icons;
import dev.flotilla.app.ui.kit.parts.Buttons;
import dev.flotilla.app.ui.kit.parts.Labels;
import dev.flotilla.app.ui.kit.status.Tone;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A file as it is, to be edited by hand: its name and the place of the caret above, what is wrong with it under it, each with
 * its line. Line ends stay as they are in the file.
 */
public final class CodePane extends VBox {
    private static final int MOST = 50;
    private static final double LIST = 150;
    private static final double QUIET_MS = 200;

    private final CodeEditor editor;
    private final VBox rows = new VBox(6);
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Label at = Labels.secondary("");
    private final Label about = Labels.wrapped("", "fl-small", "fl-code-about");
    private final Label refused = Labels.wrapped("", "fl-small", "fl-danger");
    private final Quiet quiet = new Quiet(QUIET_MS);
    private LineEnds whole = new LineEnds("");
    private List<CodeMark> shown = List.of();

    /**
     * @param id of the text, for tests
     * @param file its name
     * @param words what it is, for a screen reader
     * @param screen runs on the JavaFX thread, later
     */
    public CodePane(String id, String file, String words, LineLexer lexer, Proposer proposer, Executor screen) {
        editor = new CodeEditor(id, words, lexer, proposer, screen);
        setSpacing(8);
        HBox head = new HBox(8, Labels.mono(file), at);
        head.setAlignment(Pos.CENTER_LEFT);
        at.setMinWidth(USE_PREF_SIZE);
        VBox.setVgrow(editor, Priority.ALWAYS);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LIST);
        scroll.setMinHeight(60);
        scroll.getStyleClass().add("fl-code-scroll");
        rows.setAccessibleText("What is wrong with the text");
        show(about, false);
        show(refused, false);
        show(scroll, false);
        getChildren().addAll(head, editor, about, refused, scroll);
        editor.onCaret(this::place);
        editor.onRefused(why -> {
            refused.setText(why + " Nothing was changed.");
            show(refused, true);
        });
        place();
    }

    public CodeEditor editor() {
        return editor;
    }

    private static void show(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void place() {
        at.setText("line " + editor.line() + ", column " + editor.column());
    }

    /** @param told the whole text, with the line ends of its file */
    public void onTyped(Consumer<String> told) {
        editor.onTyped(plain -> {
            quiet.touch();
            show(refused, false);
            whole = whole.with(plain);
            told.accept(whole.text());
        });
    }

    /** One sentence about where the caret stands; nothing takes it away. */
    public void say(Optional<String> words) {
        about.setText(words.orElse(""));
        show(about, words.isPresent());
    }

    /** Runs what follows from the text once nobody types in it; of several the last. */
    public void whenQuiet(Runnable work) {
        quiet.run(work);
    }

    public void show(String text) {
        if (!whole.text().equals(text)) {
            whole = new LineEnds(text);
            editor.setText(whole.plain());
        }
    }

    /** What is wrong with it, in the place of what was. */
    public void mark(List<CodeMark> marks) {
        if (!shown.equals(marks)) {
            shown = List.copyOf(marks);
            editor.mark(shown);
            rows.getChildren().setAll(shown.stream().limit(MOST).map(this::row).toList());
            if (shown.size() > MOST) {
                rows.getChildren().add(Labels.secondary((shown.size() - MOST) + " more are marked in the text."));
            }
        }
        show(scroll, !shown.isEmpty());
    }

    private HBox row(CodeMark mark) {
        Node icon = mark.error()
                ? Icons.toned("alert-circle", 14, Tone.DANGER)
                : Icons.toned("alert-triangle", 14, Tone.WARNING);
        Hyperlink where = Buttons.link("Line " + mark.line(), () -> editor.goTo(mark.line()));
        where.setMinWidth(USE_PREF_SIZE);
        Label words = Labels.wrapped(mark.words(), "fl-small");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, icon, where, words);
    }
}
