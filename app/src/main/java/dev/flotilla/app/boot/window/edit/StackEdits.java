package dev.flotilla.app.boot.window.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.split.file.SplitFiles;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.stacks.edit.StackTexts;
import java.nio.file.Path;
import java.util.List;

/** Stack files for the editor: read with their variables, checked as what they would be, written beside and renamed. */
final class StackEdits implements StackTexts {
    private final StackFiles files = new StackFiles();

    @Override
    public Outcome<StackText> open(Path file) {
        return files.open(file, System.getenv());
    }

    @Override
    public List<Problem> check(StackText text) {
        return new StackReader(files).read(text) instanceof Outcome.Failed<StackReading> failed
                ? failed.problems()
                : List.of();
    }

    @Override
    public Outcome<Path> write(StackText opened, String text) {
        return SplitFiles.replace(Path.of(opened.file()), opened.content(), text) instanceof Outcome.Failed<Path> failed
                ? Outcome.failed(Problem.of(
                        "FL-3303", failed.first().message(), "Copy what you need from here, close, and open it again."))
                : Outcome.ok(Path.of(opened.file()));
    }
}
