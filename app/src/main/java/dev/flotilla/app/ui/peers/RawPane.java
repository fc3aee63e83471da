package dev.flotilla.app.ui.peers;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.peers.form.ConfigWords;
import dev.flotilla.app.source.code.JsonLexer;
import dev.flotilla.app.ui.kit.code.CodeMark;
import dev.flotilla.app.ui.kit.code.CodePane;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The JSON as it is, to be edited by hand. */
final class RawPane extends VBox {
    private final CodePane code;

    /** @param screen runs on the JavaFX thread, later */
    RawPane(PeersModel model, Executor screen) {
        getStyleClass().add("fl-raw");
        code = new CodePane(
                "config-raw", "mosaic.config", "mosaic.config as JSON", new JsonLexer(), new ConfigWords(), screen);
        VBox.setVgrow(code, Priority.ALWAYS);
        getChildren().add(code);
        code.onTyped(model::type);
        code.editor().onBack(redo -> {
            if (redo) {
                model.redo();
            } else {
                model.undo();
            }
        });
    }

    void show(String whole, List<Problem> wrong) {
        List<CodeMark> marks = wrong.stream()
                .map(p -> p.code().equals("FL-3003") ? CodeMark.warning(p) : CodeMark.error(p))
                .toList();
        code.show(whole);
        code.whenQuiet(() -> code.mark(marks));
    }

    /** The line is selected and in view. */
    void goTo(int line) {
        code.editor().goTo(line);
    }
}
