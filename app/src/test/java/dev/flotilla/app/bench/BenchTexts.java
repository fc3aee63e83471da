package dev.flotilla.app.bench;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackFiles;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import dev.flotilla.app.ui.stacks.edit.StackTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stack files that are read and checked as those of the window; nothing is written. */
final class BenchTexts implements StackTexts {
    private final StackFiles files = new StackFiles();

    @Override
    public Outcome<StackText> open(Path file) {
        return files.open(file, Map.of());
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
        return Set.of();
    }

    @Override
    public Outcome<Path> write(StackText opened, String text) {
        return Outcome.failed(Problem.of("FL-3303", "The benchmark writes nothing.", ""));
    }
}
