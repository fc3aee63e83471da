package dev.flotilla.app.ui.stacks.edit;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.read.StackReader;
import dev.flotilla.app.stack.read.StackReading;
import dev.flotilla.app.stack.read.StackText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One file in memory, checked by the real reader. */
final class MemoryTexts implements StackTexts {
    final List<String> written = new ArrayList<>();
    Optional<Problem> refusal = Optional.empty();

    static StackText text(String content) {
        return new StackText(
                "/srv/shop.yml",
                Path.of("/srv"),
                content,
                Map.of(
                        "TAG",
                        "1.27",
                        "POSTGRES_PASSWORD",
                        "x",
                        "MYSQL_ROOT_PASSWORD",
                        "x",
                        "MINIO_ROOT_PASSWORD",
                        "x"));
    }

    @Override
    public Outcome<StackText> open(Path file) {
        throw new AssertionError("it is open");
    }

    @Override
    public Checked check(StackText text) {
        return switch (new StackReader(path -> Outcome.ok(Optional.empty())).read(text)) {
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
        return Set.of("TAG");
    }

    @Override
    public Outcome<Path> write(StackText opened, String text) {
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        written.add(text);
        return Outcome.ok(Path.of(opened.file()));
    }
}
