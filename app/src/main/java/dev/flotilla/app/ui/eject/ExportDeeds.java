package dev.flotilla.app.ui.eject;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.eject.Bundle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What the dialog asks of the world. Answers come on the JavaFX thread; none blocks. */
public interface ExportDeeds {
    /** Collects the files; hosts are asked what they have. */
    void collect(Consumer<Outcome<Bundle>> answer);

    /** Asks the user for a folder; nothing when it was called off. */
    Optional<Path> chooseFolder();

    /** Asks the user for the name of a zip. */
    Optional<Path> chooseZip();

    void write(Bundle bundle, Path target, Consumer<Outcome<Path>> answer);

    /** The dialog is no longer needed: everything was written there. */
    void done(Path written, int files);
}
