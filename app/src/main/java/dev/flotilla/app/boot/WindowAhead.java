package dev.flotilla.app.boot;

import dev.flotilla.app.base.Problem;
import dev.flotilla.app.ui.kit.Fonts;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/**
 * JavaFX, brought up while the stored fleet is still being read: each takes as long as the other, and neither needs the
 * other. No logging in here, for the log is just being opened too.
 */
final class WindowAhead {
    private final FutureTask<Optional<Problem>> coming = new FutureTask<>(WindowAhead::bringUp);

    private WindowAhead() {}

    static WindowAhead begin() {
        WindowAhead ahead = new WindowAhead();
        Threads.platform("window-ahead").newThread(ahead.coming).start();
        return ahead;
    }

    /** Waits until it is up, or says why it never will be. */
    Optional<Problem> problem() throws InterruptedException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not come up", e.getCause());
        }
    }

    private static Optional<Problem> bringUp() {
        try {
            Platform.startup(Fonts::load);
            return Optional.empty();
        } catch (RuntimeException e) {
            // So JavaFX says that it finds no screen; it throws nothing of a type of its own.
            return Optional.of(Problem.of(
                    "FL-1028",
                    "No window can be opened here: " + e.getMessage() + ".",
                    "Where there is no screen, unset DISPLAY and start installers/run again: it works off-screen then; "
                            + "installers/run --help lists the commands that need no window."));
        }
    }
}
