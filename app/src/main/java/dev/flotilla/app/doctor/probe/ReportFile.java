package dev.flotilla.app.doctor.probe;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.rules.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The report as a new file, secrets masked. */
public final class ReportFile {
    private ReportFile() {}

    /** FL-6291 when it cannot be written, or is there already. */
    public static Optional<Problem> write(Path file, Examination.Result result) {
        return write(file, result, StandardOpenOption.CREATE_NEW);
    }

    /** The same in the place of a file that is there; whoever chose it was asked. */
    public static Optional<Problem> replace(Path file, Examination.Result result) {
        return write(file, result, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Optional<Problem> write(Path file, Examination.Result result, OpenOption... how) {
        String text = Report.of(result.facts(), result.findings());
        try {
            write(file, text, how);
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return problem(file + " exists; it was left alone.", "Name a new file for the report.");
        } catch (NoSuchFileException e) {
            return problem("There is no folder for " + file + ".", "Make it, or name another file.");
        } catch (IOException e) {
            return problem(file + " cannot be written: " + e.getMessage() + ".", "Name another file for the report.");
        }
    }

    private static void write(Path file, String text, OpenOption... how) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, how)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<Problem> problem(String what, String hint) {
        return Optional.of(Problem.of("FL-6291", what, hint));
    }
}
