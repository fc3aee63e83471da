package dev.flotilla.app.stack.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.read.draft.SideFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Short ways to read texts in tests. */
final class Reading {
    static final Path FOLDER = Path.of("/srv/shop");

    private Reading() {}

    static Outcome<StackReading> outcome(String file, String text, Map<String, String> environment) {
        return StackText.of(file, FOLDER, text.getBytes(StandardCharsets.UTF_8), environment)
                .then(new StackReader(SideFiles.NONE)::read);
    }

    static StackReading ok(String file, String text, Map<String, String> environment) {
        return switch (outcome(file, text, environment)) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading;
            case Outcome.Failed<StackReading>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    static StackReading yaml(String text) {
        return ok("compose.yaml", text, Map.of());
    }

    static StackReading json(String text) {
        return ok("stack.json", text, Map.of());
    }

    static List<Problem> problems(String file, String text) {
        return switch (outcome(file, text, Map.of())) {
            case Outcome.Ok<StackReading>(StackReading reading) ->
                throw new AssertionError("it was read: " + reading.stack());
            case Outcome.Failed<StackReading>(List<Problem> problems) -> problems;
        };
    }

    /** The only service of a compose file with these lines, each indented already. */
    static Service service(String... lines) {
        StackReading reading = yaml("services:\n  web:\n    image: nginx\n    " + String.join("\n    ", lines) + "\n");
        assertThat(reading.stack().services()).hasSize(1);
        return reading.stack().services().getFirst();
    }

    static StackReading sample(String name) throws Exception {
        Path file = samples().resolve(name);
        return switch (new StackFiles().read(file, Map.of())) {
            case Outcome.Ok<StackReading>(StackReading reading) -> reading;
            case Outcome.Failed<StackReading>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    /** Found from the module or from the project's top. */
    static Path samples() {
        Path here = Path.of("resources/samples");
        return Files.isDirectory(here) ? here : Path.of("../resources/samples");
    }
}
