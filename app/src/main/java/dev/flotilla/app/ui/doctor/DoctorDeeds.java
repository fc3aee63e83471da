package dev.flotilla.app.ui.doctor;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import dev.flotilla.app.doctor.ContainerRef;
import dev.flotilla.app.doctor.probe.Examination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the dialog asks of the rest. All of it blocks, and none of it runs on the JavaFX thread. */
public interface DoctorDeeds {
    /**
     * @param targets empty for everything
     * @param helpers whether helper containers were allowed
     */
    Outcome<Examination.Result> examine(List<String> targets, boolean helpers) throws InterruptedException;

    /** Why the container could not be started. */
    Optional<Problem> start(ContainerRef container);

    /** Why the report could not be written; a file that is there is replaced. */
    Optional<Problem> save(Path file, Examination.Result result);
}
