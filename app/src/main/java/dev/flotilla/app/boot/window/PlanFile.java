package dev.flotilla.app.boot.window;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.cli.kit.Answer;
import dev.flotilla.app.cli.kit.Json;
import dev.flotilla.app.cli.stack.PlanAnswers;
import dev.flotilla.app.deploy.run.PlannedStack;
import dev.flotilla.app.fleet.Fleet;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A plan in a file, in the words of the command line: as JSON when the file's name ends so, else as text. */
final class PlanFile {
    private PlanFile() {}

    /** Blocks on the disk. */
    static Outcome<Path> write(PlannedStack planned, Fleet fleet, Path file) {
        Answer answer = new PlanAnswers(fleet, false).of(planned);
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        try {
            Files.writeString(file, (json ? Json.write(answer.json()) : answer.text()) + System.lineSeparator());
            return Outcome.ok(file);
        } catch (IOException e) {
            return Outcome.failed(Problem.of(
                    "FL-9007",
                    "The plan was not saved to " + file + ": " + why(e) + ".",
                    "Choose another folder, or make room."));
        }
    }

    private static String why(IOException e) {
        return e instanceof NoSuchFileException
                ? "the folder is not there"
                : e instanceof AccessDeniedException ? "it may not be written" : String.valueOf(e.getMessage());
    }
}
