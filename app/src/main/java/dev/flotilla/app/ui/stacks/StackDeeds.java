package dev.flotilla.app.ui.stacks;

import dev.flotilla.app.base.Problem;
import java.nio.file.Path;

/** What the section asks of the window. Called on the JavaFX thread; none blocks. */
public interface StackDeeds {
    /** Opens the preview of an apply. */
    void plan(String stack);

    /** Opens the doctor on it. */
    void examine(String stack);

    /** Asks whether to stop it. */
    void stop(String stack);

    /** Asks whether to remove it, and which of its volumes. */
    void remove(String stack);

    /** Shows the files that the stack becomes, to be written. */
    void export(String stack);

    /**
     * Opens the editor of a stack file.
     *
     * @param saved runs when it was written
     */
    void edit(Path file, Runnable saved);

    /** A stack was closed here; offers to take that back. */
    void closed(String stack);

    void failed(Problem problem);
}
