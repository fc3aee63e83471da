package dev.flotilla.app.ui.kit.code;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Lets keys go first: what can wait is done once nobody has typed for a moment, and of several only the last. While nobody types it
 * is done at once. JavaFX thread.
 */
public final class Quiet {
    private final PauseTransition pause;
    private Optional<Runnable> waiting = Optional.empty();
    private boolean typing;

    public Quiet(double millis) {
        pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(e -> done());
    }

    /** A key was typed. */
    public void touch() {
        typing = true;
        pause.playFromStart();
    }

    /** In the place of what waits. */
    public void run(Runnable work) {
        if (typing) {
            waiting = Optional.of(work);
        } else {
            work.run();
        }
    }

    private void done() {
        typing = false;
        Optional<Runnable> work = waiting;
        waiting = Optional.empty();
        work.ifPresent(Runnable::run);
    }
}
