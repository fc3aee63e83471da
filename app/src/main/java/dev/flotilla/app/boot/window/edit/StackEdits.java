package dev.flotilla.app.boot.window.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.kit.code.CodeEditor;
import dev.flotilla.app.ui.stacks.edit.StackTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Stack files for the editor: read with their variables, checked as what they would be, written beside and renamed. */
final class StackEdits implements StackTexts {
    private final StackFiles files = new StackFiles();

    @Override
    public Outcome<StackText> open(Path file) {
        return files.open(file, System.getenv())
                .then(text -> CodeEditor.fault(text.content())
                        .<Outcome<StackText>>map(why -> Outcome.failed(Problem.of(
                                "FL-3305", file + ": " + why, "Edit it with another program, and read it again.")))
                        .orElseGet(() -> Outcome.ok(text)));
    }

    @Override
    public Checked check(StackText text) {
        return switch (new StackReader(files).read(text)) {
            case Outcome.Failed<StackReading> failed -> new Checked(failed.problems(), List.of());
            case Outcome.Ok<StackReading>(StackReading good) ->
                new Checked(
                        List.of(),
                        good.warnings().stream()
                                .map(w -> Problem.of(w.code(), w.message(), "").at(w.place()))
                                .toList());
        };
    }

    @Override
    public Set<String> process() {
        return System.getenv().keySet();
    }

    @Override
    public Outcome<Path> write(StackText opened, String text) {
        return SplitFiles.replace(Path.of(opened.file()), opened.content(), text) instanceof Outcome.Failed<Path> failed
                ? Outcome.failed(Problem.of(
                        "FL-3303", failed.first().message(), "Copy what you need from here, close, and open it again."))
                : Outcome.ok(Path.of(opened.file()));
    }
}
