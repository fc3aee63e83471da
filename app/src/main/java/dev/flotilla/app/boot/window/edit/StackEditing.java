package dev.flotilla.app.boot.window.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.parts.Modals;
import dev.flotilla.app.ui.stacks.edit.EditModel;
import dev.flotilla.app.ui.stacks.edit.StackEditor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Opens the editor of a stack file.
 *
 * @param work runs what blocks
 * @param screen runs on the JavaFX thread
 * @param fail tells why a file was not opened
 */
public record StackEditing(Executor work, Executor screen, Modals modals, Consumer<List<Problem>> fail) {
    /** @param saved runs when the file was written */
    public void open(Path file, Runnable saved) {
        StackEdits edits = new StackEdits();
        work.execute(() -> {
            Outcome<StackText> text = edits.open(file);
            screen.execute(() -> show(text, edits, saved));
        });
    }

    private void show(Outcome<StackText> text, StackEdits edits, Runnable saved) {
        switch (text) {
            case Outcome.Failed<StackText> failed -> fail.accept(failed.problems());
            case Outcome.Ok<StackText>(StackText opened) ->
                modals.show(new StackEditor(EditModel.of(opened, edits, work, screen), modals, saved));
        }
    }
}
