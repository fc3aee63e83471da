package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.source.code.JsonLexer;
import dev.flotilla.app.source.code.YamlLexer;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.ui.kit.code.CodeMark;
import dev.flotilla.app.ui.kit.code.CodePane;
import dev.flotilla.app.ui.stacks.text.ComposeWords;
import dev.flotilla.app.ui.stacks.text.GraphiumWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The file as it is, to be edited by hand, with what its variables mean. */
final class TextPane extends VBox {
    private final EditModel model;
    private final CodePane code;
    private List<Object> marked = List.of();

    TextPane(EditModel model) {
        this.model = model;
        String name = Optional.ofNullable(model.file().getFileName())
                .map(Object::toString)
                .orElse("");
        boolean json = StackReader.isJson(model.opened());
        code = new CodePane(
                "stack-text",
                name,
                "The stack file as text",
                json ? new JsonLexer() : new YamlLexer(),
                json ? new GraphiumWords() : new ComposeWords(),
                model.screen());
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
        code.editor().onCaret(this::sayMeaning);
        code.editor().onHover(line -> meaning(line));
    }

    private Optional<String> meaning(String line) {
        EditState state = model.state().value();
        return state.form().interpolates() ? state.meaning().ofLine(line) : Optional.empty();
    }

    private void sayMeaning() {
        code.say(meaning(code.editor().lineText()));
    }

    /** @param rest what else waits until nobody types */
    void show(EditState state, Runnable rest) {
        code.show(state.text());
        code.whenQuiet(() -> {
            mark(model.state().value());
            rest.run();
        });
    }

    private void mark(EditState state) {
        List<Object> now = List.of(state.problems(), state.warnings());
        if (!marked.equals(now)) {
            marked = now;
            List<CodeMark> all = new ArrayList<>();
            state.problems().forEach(p -> all.add(CodeMark.error(p)));
            state.warnings().forEach(p -> all.add(CodeMark.warning(p)));
            all.sort(Comparator.comparing((CodeMark m) -> !m.error()).thenComparingInt(CodeMark::line));
            code.mark(all);
        }
        sayMeaning();
    }
}
